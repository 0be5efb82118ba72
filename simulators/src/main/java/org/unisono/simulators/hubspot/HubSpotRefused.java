package org.unisono.simulators.hubspot;

import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.node.ObjectNode;

/// A refusal in HubSpot's words.
final class HubSpotRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String category;

  HubSpotRefused(int status, String category, String message) {
    super(message);
    this.status = status;
    this.category = category;
  }

  static HubSpotRefused invalid(String message) {
    return new HubSpotRefused(400, "VALIDATION_ERROR", message);
  }

  /// One property's value is refused; the message carries HubSpot's JSON in text.
  static HubSpotRefused property(String name, String error, String message) {
    var detail =
        Json.object()
            .put("isValid", false)
            .put("message", message)
            .put("error", error)
            .put("name", name);
    return invalid("Property values were not valid: [" + Json.write(detail) + "]");
  }

  static HubSpotRefused notFound(String message) {
    return new HubSpotRefused(404, "OBJECT_NOT_FOUND", message);
  }

  static HubSpotRefused conflict(String message) {
    return new HubSpotRefused(409, "CONFLICT", message);
  }

  static HubSpotRefused expired() {
    return new HubSpotRefused(
        401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired");
  }

  static HubSpotRefused missingScopes() {
    return new HubSpotRefused(
        403,
        "MISSING_SCOPES",
        "This app hasn't been granted all required scopes to make this call.");
  }

  /// What a call may meet for no reason of its own: a record that is locked, an account that moves
  /// to another region, and a gateway that gives up.
  static Reply ofStatus(int status) {
    var reply =
        switch (status) {
          case 423 -> new HubSpotRefused(423, "LOCKED", "The resource is locked.").reply();
          case 477 ->
              new HubSpotRefused(477, "MIGRATION_IN_PROGRESS", "The account is being moved.")
                  .reply();
          default -> new HubSpotRefused(status, "INTERNAL_ERROR", "internal error").reply();
        };
    return status == 423 || status == 477 ? reply.with("Retry-After", "2") : reply;
  }

  ObjectNode body() {
    return Json.object()
        .put("status", "error")
        .put("message", String.valueOf(getMessage()))
        .put("correlationId", UUID.randomUUID().toString())
        .put("category", category);
  }

  /// As one entry of a batch's `errors`.
  ObjectNode inBatch(String id) {
    var error = Json.object().put("status", "error").put("category", category);
    error.put("message", String.valueOf(getMessage()));
    error.putArray("errors");
    error.putObject("links");
    error.putObject("context").putArray("ids").add(id);
    return error;
  }

  @Override
  public Reply reply() {
    return Reply.json(status, body());
  }
}
