package org.unisono.app.email.internal;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One connection to the mail server, kept for many mails. For one thread.
final class SmtpLine implements AutoCloseable {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final String TIMEOUT_MILLIS = "30000";

  private final SmtpSettings settings;
  private final Session session;
  private @Nullable SMTPTransport transport;

  SmtpLine(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    var properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", String.valueOf(settings.port()));
    properties.put("mail.smtp.socketFactory", new NodelaySockets());
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.localhost", "unisono");
    if (!settings.user().isEmpty()) {
      properties.put("mail.smtp.auth", "true");
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
      properties.put("mail.smtp.ssl.checkserveridentity", "true");
    }
    return properties;
  }

  /// @param mark called when all of the mail but the final dot has been sent; false drops the line
  SmtpOutcome send(RenderedMail mail, BooleanSupplier mark) {
    var message = new WireMessage(session, mail.deliveryId(), mark);
    try {
      fill(message, mail);
      var line = open();
      line.sendMessage(message, message.getAllRecipients());
      return new SmtpOutcome.Accepted(reply(line.getLastServerResponse()));
    } catch (MessagingException e) {
      return outcome(message, e);
    }
  }

  private void fill(WireMessage message, RenderedMail mail) throws MessagingException {
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipients(
        Message.RecipientType.TO, new Address[] {new InternetAddress(mail.to(), true)});
    message.setSubject(mail.subject().text(), UTF_8);
    message.setSentDate(new Date());
    message.setHeader("List-Unsubscribe", "<" + mail.unsubscribeUrl().text() + ">");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    var plain = new MimeBodyPart();
    plain.setText(mail.plain(), UTF_8, "plain");
    var html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
    message.saveChanges();
  }

  private SMTPTransport open() throws MessagingException {
    var there = transport;
    if (there != null && there.isConnected()) {
      return there;
    }
    var fresh = (SMTPTransport) session.getTransport("smtp");
    if (settings.user().isEmpty()) {
      fresh.connect();
    } else {
      fresh.connect(settings.host(), settings.port(), settings.user(), settings.password());
    }
    transport = fresh;
    return fresh;
  }

  private SmtpOutcome outcome(WireMessage message, MessagingException e) {
    var reply = reply(e.getMessage());
    if (message.isLost()) {
      close();
      return new SmtpOutcome.LeaseLost(reply);
    }
    int code = code(e);
    if (code >= 500) {
      return new SmtpOutcome.Refused(reply, isRecipient(e));
    }
    if (code >= 400) {
      return new SmtpOutcome.Deferred(reply);
    }
    close();
    return message.isMarked()
        ? new SmtpOutcome.InDoubt(reply)
        : e instanceof jakarta.mail.internet.AddressException
            ? new SmtpOutcome.Refused(reply, true)
            : new SmtpOutcome.Deferred(reply);
  }

  /// What the server answered, from the one of the chained exceptions that knows; 0 when it did not
  /// answer.
  private static int code(MessagingException e) {
    for (@Nullable Exception each = e;
        each instanceof MessagingException chained;
        each = chained.getNextException()) {
      int code =
          switch (each) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send when send.getNextException() == null ->
                send.getReturnCode();
            default -> 0;
          };
      if (code >= 400) {
        return code;
      }
    }
    return e instanceof SMTPSendFailedException send ? Math.max(0, send.getReturnCode()) : 0;
  }

  private static boolean isRecipient(MessagingException e) {
    for (@Nullable Exception each = e;
        each instanceof MessagingException chained;
        each = chained.getNextException()) {
      if (each instanceof SMTPAddressFailedException) {
        return true;
      }
    }
    return false;
  }

  private static String reply(@Nullable String text) {
    var line = Objects.requireNonNullElse(text, "").replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > 500 ? line.substring(0, 500) : line;
  }

  @Override
  public void close() {
    var there = transport;
    transport = null;
    if (there != null) {
      try {
        there.close();
      } catch (MessagingException _) {
        // it is being thrown away
      }
    }
  }
}
