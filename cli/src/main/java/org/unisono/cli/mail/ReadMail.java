package org.unisono.cli.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Takes a mail's source apart. What cannot be read is kept as its text: nothing is lost.
final class ReadMail {

  private static final int DEEPEST = 20;

  private ReadMail() {}

  static CaughtMail read(long number, Instant at, SmtpTalk.Taken taken) {
    try {
      var message =
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(taken.source()));
      var subject = Objects.requireNonNullElse(message.getSubject(), "");
      var html = Objects.requireNonNullElse(text(message, "text/html", 0), "");
      var plain = Objects.requireNonNullElse(text(message, "text/plain", 0), "");
      return new CaughtMail(number, at, taken.from(), taken.to(), subject, html, plain);
    } catch (MessagingException | IOException _) {
      var source = new String(taken.source(), StandardCharsets.UTF_8);
      return new CaughtMail(number, at, taken.from(), taken.to(), "", "", source);
    }
  }

  private static @Nullable String text(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (part.isMimeType(type) && part.getContent() instanceof String text) {
      return text;
    }
    if (depth < DEEPEST && part.isMimeType("multipart/*")) {
      var parts = (Multipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        var found = text(parts.getBodyPart(i), type, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
