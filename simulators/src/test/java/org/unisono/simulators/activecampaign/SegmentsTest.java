package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SegmentsTest extends ActiveCampaignCase {
  /// Of one group; each condition as `type.name operator value`.
  private static ObjectNode attributes(String name, String operator, List<String> conditions) {
    var attributes = Json.object().put("segment_condition_group_operator", "and");
    if (!name.isEmpty()) {
      attributes.put("name", name);
    }
    var own = attributes.putArray("segment_conditions");
    var group = attributes.putArray("segment_condition_groups").addObject();
    var values = group.put("id", "1").put("operator", operator).putArray("values");
    for (int i = 0; i < conditions.size(); i++) {
      var parts = conditions.get(i).split("[.|]", 4);
      var condition = own.addObject().put("id", "" + i).put("source_system", "activecampaign");
      var field = condition.put("object_type", parts[0]).putArray("fields").addObject();
      field.put("name", parts[1]).put("operator", parts[2]).put("value", parts[3]);
      values.addObject().put("id", "" + i).put("type", "condition");
    }
    return attributes;
  }

  private static String body(ObjectNode attributes) {
    var body = Json.object();
    body.putArray("data").addObject().set("attributes", attributes);
    return Json.write(body);
  }

  private String made(String name, String operator, String... conditions) {
    var answer = post("/segmentsV2", body(attributes(name, operator, List.of(conditions))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return id(answer.json().path("data").path(0));
  }

  private boolean matches(String segment, String contact) {
    var match = get("/segmentMatch/%s/%s".formatted(segment, contact)).json().path("data").path(0);
    return match.path("attributes").path("match").asBoolean();
  }

  private JsonNode read(String id) {
    var data = get("/segmentsV2/" + id).json().path("data").path(0);
    assertThat(Json.text(data, "type")).isEqualTo("Segment.v2");
    return data.path("attributes");
  }

  @Test
  void oneOfAndAndOneOfOrAreWorkedOut() {
    wear("1", tag("red"));
    var red = id(get("/tags?search=red").json().path("tags").path(0));
    var both = made("Both", "and", "tag.tagid|=|" + red, "contact.first_name|is|luca");
    var any = made("Any", "or", "tag.tagid|=|" + red, "contact.email|starts with|sofia");
    assertThat(List.of(matches(both, "1"), matches(both, "2"))).containsExactly(true, false);
    assertThat(List.of(matches(any, "1"), matches(any, "2"), matches(any, "3")))
        .containsExactly(true, true, false);
    var without = made("", "and", "tag.tagid|!=|" + red);
    assertThat(matches(without, "1")).isFalse();
    assertThat(matches(without, "3")).isTrue();
    var inside = "/contacts?segmentid=" + both;
    assertThat(get(inside).json().path("contacts")).isEmpty();
    assertThat(get(inside).json().path("contacts")).hasSize(1);
  }

  @Test
  void aNameIsGivenAtFirstOnlyAndIsUnique() {
    var id = made("Mine", "and", "contact.phone|empty|");
    assertThat(post("/segmentsV2", body(attributes("Mine", "and", List.of()))).status())
        .isEqualTo(400);
    var changed = attributes("", "and", List.of("contact.phone|not empty|"));
    assertThat(send("PUT", "/segmentsV2/" + id, body(changed)).status()).isEqualTo(200);
    assertThat(Json.text(read(id), "name")).isEqualTo("Mine");
    assertThat(matches(id, "1")).isFalse();
    var renamed = attributes("Other", "and", List.of());
    assertThat(send("PUT", "/segmentsV2/" + id, body(renamed)).status()).isEqualTo(400);
  }

  @Test
  void whatIsMissingOrUnknownIsRefused() {
    var bare = post("/segmentsV2", "{\"data\":[{\"attributes\":{\"name\":\"X\"}}]}");
    assertThat(bare.status()).isEqualTo(400);
    assertThat(bare.json().path("errors").path(0).asString()).contains("required");
    for (var condition : List.of("tag.colour|=|1", "planet.name|=|1", "tag.tagid|like|1")) {
      var wish = body(attributes("", "and", List.of(condition)));
      assertThat(post("/segmentsV2", wish).status()).as(condition).isEqualTo(400);
    }
    assertThat(get("/segmentsV2").json().path("data")).isEmpty();
  }

  @Test
  void itHasANumberToo() {
    var id = made("Numbered", "and", "contact.phone|empty|");
    var old = get("/segments").json().path("segments").path(0);
    assertThat(Json.text(old, "segmentid_v2")).isEqualTo(id);
    assertThat(get("/segments/" + id(old)).json().path("segment")).isEqualTo(old);
    assertThat(matches(id(old), "1")).isTrue();
    assertThat(send("DELETE", "/segmentsV2/" + id, "").status()).isEqualTo(200);
    assertThat(get("/segmentsV2/" + id).status()).isEqualTo(404);
    assertThat(get("/segments").json().path("segments")).isEmpty();
  }
}
