package org.unisono.simulators.sugar;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.node.ObjectNode;

/// SugarCRM's refusal: a status, a code and a text.
final class SugarRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;
  private final transient ObjectNode byField;

  SugarRefused(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
    byField = Json.object();
  }

  /// A refusal with its messages by field.
  SugarRefused(String code, ObjectNode byField) {
    super(Json.write(byField));
    this.status = 422;
    this.code = code;
    this.byField = byField;
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

  /// What a call may meet for no reason of its own.
  static SugarRefused ofStatus(int status) {
    return switch (status) {
      case 413 -> new SugarRefused(413, "request_too_large", "The request is too large.");
      case 424 -> new SugarRefused(424, "request_failure", "A request to another system failed.");
      case 503 -> new SugarRefused(503, "maintenance", "The system is being maintained.");
      default -> fatal();
    };
  }

  @Override
  public Reply reply() {
    return byField.isEmpty()
        ? reply(status, code, String.valueOf(getMessage()))
        : Reply.json(422, Json.object().put("error", code).set("error_message", byField));
  }

  static Reply reply(int status, String code, String message) {
    return Reply.json(status, Json.object().put("error", code).put("error_message", message));
  }
}
