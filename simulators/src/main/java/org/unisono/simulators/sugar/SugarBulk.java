package org.unisono.simulators.sugar;

import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.JsonNode;

/// Several calls in one: each has its own answer.
final class SugarBulk {
  private final Routes api;

  SugarBulk(Routes api) {
    this.api = api;
  }

  void register() {
    api.post("/rest/{version}/bulk", this::run);
  }

  private Reply run(Request request) {
    var requests = request.object().path("requests");
    if (!requests.isArray()) {
      throw new SugarRefused(422, "missing_parameter", "Missing parameter: requests");
    }
    var answers = Json.array();
    for (var one : requests) {
      var reply = answer(request, one);
      var answer = Json.object();
      answer.set("contents", Json.parse(reply.body()));
      answer.putArray("headers");
      answers.add(answer.put("status", reply.status()));
    }
    return Reply.ok(answers);
  }

  private Reply answer(Request request, JsonNode one) {
    var path = "/rest/" + Json.text(one, "url").replaceFirst("^/", "");
    var method = one.has("method") ? Json.text(one, "method") : "GET";
    var part = Request.of(method, path, request.headers(), Json.text(one, "data"));
    try {
      Optional<Reply> reply = api.answer(part);
      return reply.orElseGet(() -> SugarVendor.noMethod());
    } catch (VendorRefusal refusal) {
      return refusal.reply();
    }
  }
}
