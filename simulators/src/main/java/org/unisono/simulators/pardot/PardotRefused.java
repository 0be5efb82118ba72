package org.unisono.simulators.pardot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// A refused call: `{code, message}`.
final class PardotRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  private PardotRefused(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static PardotRefused of(int status, int code, String message) {
    return new PardotRefused(status, code, message);
  }

  /// The same refusal once more.
  static PardotRefused like(PardotRefused other) {
    return of(other.status, other.code, String.valueOf(other.getMessage()));
  }

  static PardotRefused missing() {
    return of(404, 109, "The requested record was not found.");
  }

  static PardotRefused invalid(String what) {
    return of(400, 130, what);
  }

  static Reply reply(int status, int code, String message) {
    return Reply.json(status, Json.object().put("code", code).put("message", message));
  }

  int code() {
    return code;
  }

  @Override
  public Reply reply() {
    return reply(status, code, String.valueOf(getMessage()));
  }
}
