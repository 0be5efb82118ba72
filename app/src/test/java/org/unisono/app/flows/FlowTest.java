package org.unisono.app.flows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

/// Campaigns with flows, and people who do things.
abstract class FlowTest extends RoomTest {

  /// A word that only this test's activities carry, so that no other test's flow hears them.
  protected final String form = Samples.word();

  protected String aCampaign(String style) {
    return api()
        .post(
            "/api/v1/campaigns",
            Map.of("name", "C " + Samples.word(), "style", style, "type", "webinar"))
        .id();
  }

  /// An exclusive journey in a group of its own.
  protected String aJourney(String group, String onClash) {
    var policy = Map.of("membership", "exclusive", "group", group, "onClash", onClash);
    return api()
        .post(
            "/api/v1/campaigns",
            Map.of("name", "J " + Samples.word(), "style", "journey", "policy", policy))
        .id();
  }

  /// A published flow that begins with this test's form.
  ///
  /// @param steps JSON, the first of them `a`
  protected String aFlow(String campaign, String again, String steps) {
    var entry =
        """
        {"triggers": [{"kind": "form.submitted", "params": {"formId": "%s"}}], "again": %s}
        """
            .formatted(form, again);
    return aFlow(
        campaign, "{\"entry\": " + entry + ", \"start\": \"a\", \"steps\": " + steps + "}");
  }

  protected String aFlow(String campaign, String definition) {
    var made =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                Map.of("name", "F " + Samples.word(), "definition", Api.JSON.readTree(definition)));
    var published = api().post("/api/v1/flows/" + made.id() + "/publish", Map.of());
    if (published.status() != 200) {
      throw new AssertionError(published.body().toString());
    }
    return made.id();
  }

  protected String aPerson() {
    return api().post("/api/v1/people", Map.of("email", Samples.email())).id();
  }

  protected Api.Answer submits(String person) {
    return does(person, "form.submitted", Map.of("formId", form));
  }

  protected Api.Answer does(String person, String type, Map<String, Object> properties) {
    var body = new HashMap<String, Object>();
    body.put("id", Samples.word());
    body.put("type", type);
    body.put("personId", person);
    body.put("properties", properties);
    return api().post("/api/v1/activities", body);
  }

  protected List<JsonNode> runs(String flow) {
    return api().get("/api/v1/flows/" + flow + "/runs?limit=200").items().valueStream().toList();
  }

  protected JsonNode onlyRun(String flow) {
    await(() -> !runs(flow).isEmpty());
    return runs(flow).getFirst();
  }

  protected void awaitRun(String flow, String field, String value) {
    await(
        () -> {
          var runs = runs(flow);
          return !runs.isEmpty() && runs.getFirst().path(field).asString("").equals(value);
        });
  }

  protected JsonNode member(String campaign, String person) {
    return api().get("/api/v1/campaigns/" + campaign + "/members/" + person).body();
  }
}
