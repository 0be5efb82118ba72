package org.unisono.cli.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

  @Test
  void aMailIsKeptWithItsParts() throws Exception {
    try (var catcher = MailCatcher.start(0)) {
      var properties = new Properties();
      properties.put("mail.smtp.host", "127.0.0.1");
      properties.put("mail.smtp.port", String.valueOf(catcher.port()));
      var message = new MimeMessage(Session.getInstance(properties));
      message.setFrom(new InternetAddress("a@example.org"));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress("b@example.org"));
      message.setSubject("Grüße, 你好", "UTF-8");
      var plain = new MimeBodyPart();
      plain.setText(".a line that begins with a dot\n.\nä", "UTF-8", "plain");
      var html = new MimeBodyPart();
      html.setText("<p>ä</p>", "UTF-8", "html");
      message.setContent(new MimeMultipart("alternative", plain, html));
      Transport.send(message);

      assertThat(catcher.messages()).hasSize(1);
      var caught = catcher.messages().getFirst();
      assertThat(caught.subject()).isEqualTo("Grüße, 你好");
      assertThat(caught.to()).containsExactly("b@example.org");
      assertThat(caught.html()).isEqualTo("<p>ä</p>");
      assertThat(caught.text().replace("\r\n", "\n"))
          .isEqualTo(".a line that begins with a dot\n.\nä");
    }
  }
}
