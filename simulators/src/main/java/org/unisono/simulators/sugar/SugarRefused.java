package org.unisono.simulators.sugar;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;

/// SugarCRM's refusal: a status, a code and a text.
final class SugarRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;

  SugarRefused(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static SugarRefused notFound(String what) {
    return new SugarRefused(404, "not_found", "Could not find record: " + what);
  }

  static SugarRefused invalid(String message) {
    return new SugarRefused(422, "invalid_parameter", message);
  }

  static SugarRefused fatal() {
    return new SugarRefused(500, "fatal_error", "Database failure.");
  }

  @Override
  public Reply reply() {
    return reply(status, code, String.valueOf(getMessage()));
  }

  static Reply reply(int status, String code, String message) {
    return Reply.json(status, Json.object().put("error", code).put("error_message", message));
  }
}
