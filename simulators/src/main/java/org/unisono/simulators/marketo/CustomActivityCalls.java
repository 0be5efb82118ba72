package org.unisono.simulators.marketo;

import java.util.LinkedHashMap;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Kinds of activities, and activities of the customer's own kind, which are added to the log. A
/// call that is repeated adds them again.
final class CustomActivityCalls {
  private static final String ALL = "/rest/v1/activities";
  private static final int MOST = 300;

  private final Instance instance;

  CustomActivityCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ALL + "/types.json", r -> Envelope.of(CustomActivities.all()))
        .get(ALL + "/external/types.json", r -> Envelope.of(CustomActivities.custom()))
        .get(ALL + "/external/type/{name}/describe.json", this::describe)
        .post(ALL + "/external.json", this::add);
  }

  private Reply describe(Request request) {
    var custom = CustomActivities.custom();
    if (!request.var("name").equals(Json.text(custom, "apiName"))) {
      throw new MarketoRefused("1013", "Object '%s' not found".formatted(request.var("name")));
    }
    return Envelope.of(custom);
  }

  private Reply add(Request request) {
    var input = request.object().path("input").valueStream().toList();
    if (input.isEmpty() || input.size() > MOST) {
      throw MarketoRefused.invalid("input must hold 1 to 300 activities");
    }
    var result = Json.array();
    for (var one : input) {
      result.add(added(one));
    }
    return Reply.ok(Envelope.success().set("result", result));
  }

  private ObjectNode added(JsonNode one) {
    try {
      instance.codes.skips();
      for (var name : new String[] {"leadId", "activityDate", "activityTypeId"}) {
        require(one, name);
      }
      if (one.path("activityTypeId").asInt(0) != CustomActivities.SITE_VISIT) {
        throw MarketoRefused.invalid("Invalid activityTypeId");
      }
      require(one, "primaryAttributeValue");
      long lead = one.path("leadId").asLong(0);
      instance.leads.require(lead);
      var at = MarketoTime.parse(Json.text(one, "activityDate"));
      var attributes = new LinkedHashMap<String, JsonNode>();
      for (var attribute : one.path("attributes")) {
        var name = Json.text(attribute, attribute.has("apiName") ? "apiName" : "name");
        CustomActivities.requireKnown(name, attribute.path("value"));
        attributes.put(name, attribute.path("value"));
      }
      var primary = Json.text(one, "primaryAttributeValue");
      var row =
          instance.activities.addCustom(CustomActivities.SITE_VISIT, lead, primary, attributes);
      row.put("activityDate", MarketoTime.text(at));
      return Json.object()
          .put("id", row.path("id").asLong())
          .put("marketoGUID", Json.text(row, "marketoGUID"))
          .put("status", "added");
    } catch (MarketoRefused refused) {
      var skipped = Json.object().put("status", "skipped");
      skipped
          .putArray("errors")
          .addObject()
          .put("code", refused.code())
          .put("message", refused.text());
      return skipped;
    }
  }

  private static void require(JsonNode one, String name) {
    if (Json.text(one, name).isBlank()) {
      throw new MarketoRefused("1002", "Missing value for required parameter '%s'".formatted(name));
    }
  }
}
