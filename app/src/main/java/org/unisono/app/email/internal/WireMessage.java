package org.unisono.app.email.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// A message that says when all of it is on the line, which is before the final dot: until the dot
/// is sent the server has nothing.
final class WireMessage extends MimeMessage {

  private final UUID deliveryId;
  private final BooleanSupplier mark;
  private boolean marked;
  private boolean lost;

  /// @param mark makes the moment durable; false when the lease is lost
  WireMessage(Session session, UUID deliveryId, BooleanSupplier mark) {
    super(session);
    this.deliveryId = deliveryId;
    this.mark = mark;
  }

  /// The same on every attempt, so that a receiver may see a repetition.
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + deliveryId + "@unisono>");
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    super.writeTo(out, ignored);
    out.flush();
    if (!mark.getAsBoolean()) {
      lost = true;
      throw new IOException("lease lost"); // makes the transport drop the line without the dot
    }
    marked = true;
  }

  boolean isMarked() {
    return marked;
  }

  boolean isLost() {
    return lost;
  }
}
