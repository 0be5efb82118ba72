package org.unisono.simulators.activecampaign;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.node.ObjectNode;

/// A refused call. The vendor's bodies vary: a message, a list of errors, a list of texts.
final class ActiveCampaignRefused extends VendorRefusal {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode body;

  private ActiveCampaignRefused(int status, String message, ObjectNode body) {
    super(message);
    this.status = status;
    this.body = body;
  }

  static ActiveCampaignRefused message(int status, String message) {
    return new ActiveCampaignRefused(status, message, Json.object().put("message", message));
  }

  static ActiveCampaignRefused missing(String kind, String id) {
    return message(404, "No Result found for %s with id %s".formatted(kind, id));
  }

  /// A value that was not taken.
  static ActiveCampaignRefused value(String title, String code, String field) {
    var body = Json.object();
    var error = body.putArray("errors").addObject().put("title", title).put("detail", "");
    error.put("code", code).putObject("source").put("pointer", "/data/attributes/" + field);
    return new ActiveCampaignRefused(422, title, body);
  }

  static ActiveCampaignRefused texts(int status, String text) {
    var body = Json.object();
    body.putArray("errors").add(text);
    return new ActiveCampaignRefused(status, text, body);
  }

  String text() {
    return String.valueOf(getMessage());
  }

  @Override
  public Reply reply() {
    return Reply.json(status, body);
  }
}
