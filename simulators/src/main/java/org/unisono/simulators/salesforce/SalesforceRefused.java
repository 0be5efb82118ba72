package org.unisono.simulators.salesforce;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.node.ObjectNode;

/// A refusal in Salesforce's words: a code, a message, the fields meant.
final class SalesforceRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final List<String> fields;

  SalesforceRefused(int status, String code, String message, List<String> fields) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = List.copyOf(fields);
  }

  static SalesforceRefused bad(String code, String message, String... fields) {
    return new SalesforceRefused(400, code, message, List.of(fields));
  }

  static SalesforceRefused notFound(String message) {
    return new SalesforceRefused(404, "NOT_FOUND", message, List.of());
  }

  static SalesforceRefused deadSession() {
    return new SalesforceRefused(
        401, "INVALID_SESSION_ID", "Session expired or invalid", List.of());
  }

  static SalesforceRefused noRight() {
    var message = "insufficient access rights on object id";
    return new SalesforceRefused(403, "INSUFFICIENT_ACCESS_OR_READONLY", message, List.of());
  }

  String code() {
    return code;
  }

  @Override
  public Reply reply() {
    var error = Json.object().put("message", text()).put("errorCode", code);
    if (!fields.isEmpty() || code.equals("REQUIRED_FIELD_MISSING")) {
      error.set("fields", Json.of(fields));
    }
    return Reply.json(status, Json.array(List.of(error)));
  }

  /// As it stands in one row of a collection's answer.
  ObjectNode inCollection() {
    var error = Json.object().put("statusCode", code).put("message", text());
    error.set("fields", Json.of(fields));
    return error;
  }

  /// As it stands in the `sf__Error` column of a bulk job.
  String inBulk() {
    return "%s:%s:%s--".formatted(code, text(), String.join(",", fields));
  }

  private String text() {
    return String.valueOf(getMessage());
  }
}
