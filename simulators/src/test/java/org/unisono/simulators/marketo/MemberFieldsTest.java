package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Custom fields of programs' members.
class MemberFieldsTest extends MarketoCase {
  private static final String SCHEMA = "/rest/v1/programs/members/schema/fields";

  private Api.Answer create(String name, String label, String type) {
    var field =
        "{\"name\":\"%s\",\"displayName\":\"%s\",\"dataType\":\"%s\"}".formatted(name, label, type);
    return api.post(SCHEMA + ".json", "{\"input\":[" + field + "]}");
  }

  private JsonNode write(String program, String lead, String values) {
    var body = "{\"input\":[{\"leadId\":%s,%s}]}".formatted(lead, values);
    return api.post("/rest/v1/programs/%s/members.json".formatted(program), body)
        .json()
        .path("result")
        .path(0);
  }

  private static JsonNode first(Api.Answer answer) {
    return answer.json().path("result").path(0);
  }

  @Test
  void aFieldIsMadeChangedAndReadBack() {
    assertThat(Json.text(first(create("seat", "Seat", "string")), "status")).isEqualTo("created");
    var change = "{\"input\":[{\"description\":\"Row and number\",\"isSensitive\":true}]}";
    var changed = api.post(SCHEMA + "/seat.json", change);
    assertThat(Json.text(first(changed), "status")).isEqualTo("updated");
    var seat = first(api.get(SCHEMA + "/seat.json"));
    assertThat(Json.text(seat, "description")).isEqualTo("Row and number");
    assertThat(seat.path("isSensitive").asBoolean()).isTrue();
    assertThat(seat.path("isCustom").asBoolean()).isTrue();
    assertThat(first(api.get(SCHEMA + "/statusName.json")).path("isCustom").asBoolean(true))
        .isFalse();
    var all = api.get(SCHEMA + ".json").json().path("result");
    assertThat(all.valueStream().map(f -> Json.text(f, "name"))).contains("seat", "unisonoId");
    var described = first(api.get("/rest/v1/programs/members/describe.json"));
    assertThat(described.path("searchableFields").toString()).contains("[\"seat\"]");
  }

  @Test
  void itIsWrittenFoundAndToldInTheLog() {
    create("seat", "Seat", "string");
    create("guests", "Guests", "integer");
    var program = sim.store().createProgram("Seated");
    var lead = sim.store().createLead(Map.of("email", "seated@example.com"));
    status(program, lead, "Registered");
    var written = write(program, lead, "\"seat\":\"B4\",\"guests\":2");
    assertThat(Json.text(written, "status")).isEqualTo("updated");
    var query = "?filterType=seat&filterValues=A1,B4&fields=seat,guests,statusName";
    var found = first(api.get("/rest/v1/programs/%s/members.json%s".formatted(program, query)));
    assertThat(Json.text(found, "leadId")).isEqualTo(lead);
    assertThat(found.path("guests").asInt()).isEqualTo(2);
    // The same once more changes nothing, so nothing is told of it.
    write(program, lead, "\"seat\":\"B4\"");
    var since = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var token = Json.text(since.json(), "nextPageToken");
    var log = api.get("/rest/v1/activities.json?activityTypeIds=123&nextPageToken=" + token);
    assertThat(log.json().path("result")).hasSize(2);
    assertThat(first(log).path("attributes").toString()).contains("\"seat\"", "\"B4\"");
  }

  @Test
  void whatDoesNotFitIsRefusedByCode() {
    create("guests", "Guests", "integer");
    var program = sim.store().createProgram("Strict");
    var lead = sim.store().createLead(Map.of("email", "strict@example.com"));
    status(program, lead, "Registered");
    assertThat(reason(write(program, lead, "\"guests\":\"many\""))).isEqualTo("1001");
    assertThat(reason(write(program, lead, "\"shoes\":44"))).isEqualTo("1006");
    assertThat(reason(write(program, lead, "\"statusName\":\"Attended\""))).isEqualTo("1011");
    assertThat(error(create("guests", "Guests again", "integer"))).isEqualTo("1017");
    assertThat(error(create("more", "guests", "integer"))).isEqualTo("1017");
    assertThat(error(create("4seats", "Seats", "integer"))).isEqualTo("1003");
    assertThat(error(create("seats", "Seats", "number"))).isEqualTo("1003");
    assertThat(error(create("seats", "", "integer"))).isEqualTo("1002");
    assertThat(error(api.get(SCHEMA + "/seats.json"))).isEqualTo("1006");
    var type = "{\"input\":[{\"dataType\":\"string\"}]}";
    assertThat(error(api.post(SCHEMA + "/guests.json", type))).isEqualTo("1011");
    var label = "{\"input\":[{\"displayName\":\"Status\"}]}";
    assertThat(error(api.post(SCHEMA + "/statusName.json", label))).isEqualTo("1011");
    // With the field that is there from the beginning, twenty.
    for (int i = 2; i < 20; i++) {
      assertThat(error(create("extra" + i, "Extra " + i, "string"))).isEmpty();
    }
    assertThat(error(create("extra20", "Extra 20", "string"))).isEqualTo("1028");
  }
}
