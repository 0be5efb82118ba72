package org.unisono.simulators.marketo;

import java.util.Collection;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `{requestId, success, result | errors, …}`; the HTTP status is 200 either way.
final class Envelope {
  private Envelope() {}

  static ObjectNode success() {
    return Json.object().put("requestId", requestId()).put("success", true);
  }

  static Reply of(Collection<? extends JsonNode> result) {
    return Reply.ok(success().set("result", Json.array(result)));
  }

  static Reply of(JsonNode one) {
    return Reply.ok(success().set("result", Json.array().add(one)));
  }

  static Reply failure(String code, String message) {
    var body = Json.object().put("requestId", requestId()).put("success", false);
    body.putArray("errors").addObject().put("code", code).put("message", message);
    return Reply.ok(body);
  }

  /// One record of a batch that was not taken.
  static ObjectNode skipped(MarketoRefused why) {
    var row = Json.object().put("status", "skipped");
    row.putArray("reasons").addObject().put("code", why.code()).put("message", why.text());
    return row;
  }

  private static String requestId() {
    var random = UUID.randomUUID().toString().replace("-", "");
    return random.substring(0, 4) + "#" + random.substring(4, 15);
  }
}
