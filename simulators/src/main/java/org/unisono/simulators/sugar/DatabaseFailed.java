package org.unisono.simulators.sugar;

import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// The older service hands its conditions to the database as they are: what that cannot read ends
/// the call in words.
final class DatabaseFailed extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  DatabaseFailed() {
    super("Database failure. Please refer to suitecrm.log for details.");
  }

  @Override
  public Reply reply() {
    return Reply.text(500, "text/html; charset=UTF-8", String.valueOf(getMessage()));
  }
}
