package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.node.ObjectNode;

/// A refusal in Salesforce's words: a code, a message, the fields meant.
final class SalesforceRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  /// What a save is refused with names its fields, be there any or not.
  private static final Set<String> OF_A_SAVE =
      Set.of(
          "REQUIRED_FIELD_MISSING",
          "FIELD_CUSTOM_VALIDATION_EXCEPTION",
          "DUPLICATE_VALUE",
          "INVALID_CROSS_REFERENCE_KEY",
          "INSUFFICIENT_ACCESS_OR_READONLY",
          "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
          "ENTITY_IS_DELETED",
          "UNABLE_TO_LOCK_ROW",
          "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
          "CANNOT_UPDATE_CONVERTED_LEAD",
          "DELETE_FAILED",
          "MALFORMED_ID");

  private static final String NO_ROW = "NOT_FOUND";

  private final int status;
  private final String code;
  private final List<String> fields;
  private final transient ObjectNode more = Json.object();

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
    return new SalesforceRefused(404, NO_ROW, message, List.of());
  }

  static SalesforceRefused deadSession() {
    return new SalesforceRefused(
        401, "INVALID_SESSION_ID", "Session expired or invalid", List.of());
  }

  static SalesforceRefused noRight() {
    var message = "insufficient access rights on object id";
    return new SalesforceRefused(403, "INSUFFICIENT_ACCESS_OR_READONLY", message, List.of());
  }

  /// Adds a member to the error as a single call tells it.
  SalesforceRefused with(String member, ObjectNode value) {
    more.set(member, value);
    return this;
  }

  String code() {
    return code;
  }

  @Override
  public Reply reply() {
    var error = Json.object().put("message", text()).put("errorCode", code);
    if (!fields.isEmpty() || OF_A_SAVE.contains(code)) {
      error.set("fields", Json.of(fields));
    }
    error.setAll(more);
    return Reply.json(status, Json.array(List.of(error)));
  }

  /// As it stands in one row of a collection's answer, where there is no address to be not found.
  ObjectNode inCollection() {
    boolean noRow = code.equals(NO_ROW);
    var error = Json.object().put("statusCode", noRow ? "INVALID_CROSS_REFERENCE_KEY" : code);
    error.put("message", noRow ? "invalid cross reference id" : text());
    error.set("fields", Json.of(fields));
    return error;
  }

  /// As it stands in the `sf__Error` column of a bulk job.
  String inBulk() {
    var error = inCollection();
    var named = fields.isEmpty() ? "" : String.join(" ", fields) + " ";
    return "%s:%s:%s--"
        .formatted(Json.text(error, "statusCode"), Json.text(error, "message"), named);
  }

  private String text() {
    return String.valueOf(getMessage());
  }
}
