package org.unisono.simulators.marketo;

import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// A whole call that is refused: HTTP 200, `success` false, a code.
final class MarketoRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private final String code;

  MarketoRefused(String code, String message) {
    super(message);
    this.code = code;
  }

  static MarketoRefused expired() {
    return new MarketoRefused("602", "Access token expired");
  }

  static MarketoRefused missing(String what) {
    return new MarketoRefused("702", what + " not found");
  }

  static MarketoRefused invalid(String message) {
    return new MarketoRefused("1003", message);
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  @Override
  public Reply reply() {
    return Envelope.failure(code, text());
  }
}
