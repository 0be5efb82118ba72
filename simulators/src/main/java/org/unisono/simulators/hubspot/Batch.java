package org.unisono.simulators.hubspot;

import java.util.Optional;
import java.util.function.Function;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// HubSpot's batch answer: `results`, and 207 with `numErrors` and `errors` when some failed.
final class Batch {
  private final Portal portal;
  private final int most;
  private final ObjectNode body = Json.object().put("status", "COMPLETE");
  private final ArrayNode results = body.putArray("results");
  private final ArrayNode errors = Json.array();

  Batch(Portal portal, int most) {
    this.portal = portal;
    this.most = most;
  }

  Reply each(Request request, int status, Function<JsonNode, ObjectNode> write) {
    var inputs = inputs(request);
    for (int i = 0; i < inputs.size(); i++) {
      try {
        if (i % 3 == 2 && portal.faults.isOn(Fault.PARTIAL_BATCH_FAILURE)) {
          throw new HubSpotRefused(500, "INTERNAL_ERROR", "internal error");
        }
        results.add(write.apply(inputs.get(i)));
      } catch (HubSpotRefused refused) {
        errors.add(refused.inBatch(Json.text(inputs.get(i), "id")));
      }
    }
    return reply(status);
  }

  Reply read(Request request, Function<String, Optional<ObjectNode>> find) {
    for (JsonNode input : inputs(request)) {
      var id = Json.text(input, "id");
      find.apply(id)
          .ifPresentOrElse(
              results::add,
              () -> errors.add(HubSpotRefused.notFound("Could not get some objects").inBatch(id)));
    }
    return reply(200);
  }

  private JsonNode inputs(Request request) {
    var inputs = request.json().path("inputs");
    if (!inputs.isArray() || inputs.size() > most) {
      throw HubSpotRefused.invalid("A batch has 1 to " + most + " inputs");
    }
    return inputs;
  }

  private Reply reply(int status) {
    var now = HubSpotTime.text(portal.clock.instant());
    body.put("requestedAt", now).put("startedAt", now).put("completedAt", now);
    if (errors.isEmpty()) {
      return Reply.json(status, body);
    }
    body.put("numErrors", errors.size()).set("errors", errors);
    return Reply.json(207, body);
  }
}
