package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;

/// Each code of the vendor: reached by what a client does wrong, or asked for where only the
/// vendor's own state leads to it.
class CodesTest extends MarketoCase {
  private static final String FORM = "application/x-www-form-urlencoded";

  private void automate(String switches) {
    assertThat(api.post("/_sim/automations", switches).status()).isLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500", "502", "601", "602", "603", "604", "605", "606", "607", "608", "609", "610", "611",
        "612", "613", "614", "615", "616", "701", "702", "703", "704", "709", "710", "711", "712",
        "713", "714", "718", "719"
      })
  void aCallMeetsTheCodeThatWasAskedForOnce(String code) {
    automate("{\"refuseNext\":\"%s\"}".formatted(code));
    var refused = api.get("/rest/v1/lists.json");
    assertThat(refused.status()).isEqualTo(200);
    assertThat(error(refused)).isEqualTo(code);
    assertThat(Json.text(refused.json().path("errors").path(0), "message")).isNotBlank();
    assertThat(api.get("/rest/v1/lists.json").json().path("success").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1001", "1002", "1003", "1004", "1005", "1006", "1007", "1008", "1009", "1010", "1011",
        "1012", "1013", "1014", "1015", "1016", "1017", "1018", "1019", "1020", "1021", "1022",
        "1025", "1026", "1027", "1028", "1029", "1035", "1036", "1037", "1042", "1048", "1049",
        "1076", "1077", "1078", "1079"
      })
  void aRecordMeetsTheCodeThatWasAskedForOnce(String code) {
    automate("{\"skipNext\":\"%s\"}".formatted(code));
    var two = "{\"input\":[{\"email\":\"a@example.com\"},{\"email\":\"b@example.com\"}]}";
    var rows = api.post("/rest/v1/leads.json", two).json().path("result");
    assertThat(reason(rows.path(0))).isEqualTo(code);
    assertThat(Json.text(rows.path(1), "status")).isEqualTo("created");
  }

  /// A call that goes wrong as a whole: method, path, body and code.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /rest/v1/leads/describe.json | {} | 605",
        "POST | /rest/v1/leads.json | {\"input\": | 609",
        "GET | /rest/v1/nothing.json | '' | 610",
        "POST | /bulk/v1/leads.json?format=csv | {} | 612",
        "GET | /rest/v1/activities/pagingtoken.json?sinceDatetime=soon | '' | 704",
        "POST | /rest/v1/leads.json | {\"input\":[]} | 1003",
        "GET | /rest/v1/leads.json?filterType=email&filterValues=a&fields=shoes | '' | 1006",
        "GET | /rest/v1/lists/999999.json | '' | 1013",
        "POST | /rest/v1/campaigns/999999/trigger.json | {\"input\":{\"leads\":[{\"id\":1}]}} | 702",
        "POST | /rest/v1/leads/999999/associate.json?cookie=x | {} | 1004"
      })
  void aWrongCallIsRefused(String method, String path, String body, String code) {
    assertThat(error(api.send(method, path, body, "application/json", Map.of()))).isEqualTo(code);
  }

  /// One record that goes wrong: the input of an upsert of people, and the code.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"input\":[{\"email\":\"t@example.com\",\"unsubscribed\":\"perhaps\"}] | 1001",
        "\"input\":[{\"firstName\":\"Nobody\"}] | 1002",
        "\"action\":\"updateOnly\",\"input\":[{\"email\":\"none@example.com\"}] | 1004",
        "\"action\":\"createOnly\",\"input\":[{\"email\":\"luca.bianchi@example.com\"}] | 1005",
        "\"input\":[{\"email\":\"t@example.com\",\"shoes\":\"44\"}] | 1006",
        "\"partitionName\":\"Moon\",\"input\":[{\"email\":\"t@example.com\"}] | 1008",
        "\"partitionName\":\"Partners\",\"input\":[{\"email\":\"luca.bianchi@example.com\"}] | 1010",
        "\"lookupField\":\"id\",\"input\":[{\"id\":\"1\"}] | 1011"
      })
  void aWrongRecordIsSkipped(String members, String code) {
    var rows = api.post("/rest/v1/leads.json", "{" + members + "}").json().path("result");
    assertThat(reason(rows.path(0))).isEqualTo(code);
  }

  @Test
  void aPersonStaysInThePartitionWhereTheyWereMade() {
    assertThat(api.get("/rest/v1/leads/partitions.json").json().path("result")).hasSize(2);
    var body = "{\"partitionName\":\"%s\",\"input\":[{\"email\":\"p@example.com\"}]}";
    api.post("/rest/v1/leads.json", body.formatted("Partners"));
    var again = api.post("/rest/v1/leads.json", body.formatted("Partners")).json().path("result");
    assertThat(Json.text(again.path(0), "status")).isEqualTo("updated");
    var other = api.post("/rest/v1/leads.json", body.formatted("Default")).json().path("result");
    assertThat(reason(other.path(0))).isEqualTo("1010");
  }

  @Test
  void twoPeopleOfOneAddressAreOneTooMany() {
    var twice = "{\"action\":\"createDuplicate\",\"input\":[{\"email\":\"d@example.com\"}]}";
    api.post("/rest/v1/leads.json", twice);
    api.post("/rest/v1/leads.json", twice);
    var one = "{\"input\":[{\"email\":\"d@example.com\"}]}";
    var rows = api.post("/rest/v1/leads.json", one).json().path("result");
    assertThat(reason(rows.path(0))).isEqualTo("1007");
  }

  @Test
  void aCookieIsTiedToAPersonWhenItIsOne() {
    var path = "/rest/v1/leads/%s/associate.json?cookie=".formatted(luca());
    var cookie = Api.escape("id:017-EJR-400&token:_mch-example.com-1443800000000-12345");
    assertThat(api.post(path + cookie, "{}").json().path("success").asBoolean()).isTrue();
    assertThat(error(api.post(path + "crumbs", "{}"))).isEqualTo("1012");
  }

  private String luca() {
    return Json.text(sim.store().leadsAt("luca.bianchi@example.com").getFirst(), "id");
  }

  @Test
  void whoIsNotOnTheListIsNotTakenOff() {
    var list = Json.text(api.get("/rest/v1/lists.json").json().path("result").path(0), "id");
    var path = "/rest/v1/lists/%s/leads.json?id=%s".formatted(list, luca());
    assertThat(api.get("/rest/v1/list/%s/leads.json".formatted(list)).json().path("result"))
        .hasSize(1);
    var first = api.send("DELETE", path, "", FORM, Map.of()).json().path("result").path(0);
    assertThat(Json.text(first, "status")).isEqualTo("removed");
    var second = api.send("DELETE", path, "", FORM, Map.of()).json().path("result").path(0);
    assertThat(reason(second)).isEqualTo("1015");
  }

  @Test
  void aSubscriptionMayLackCustomObjectsAndHideOpportunities() {
    automate("{\"customObjects\":false,\"crmSync\":true}");
    assertThat(error(api.get("/rest/v1/customobjects.json"))).isEqualTo("1026");
    var none = "{\"input\":[{\"externalOpportunityId\":\"X\"}]}";
    assertThat(error(api.post("/rest/v1/opportunities.json", none))).isEqualTo("1018");
  }

  @Test
  void equalKeysAndStrangeValuesOfObjectsAreSkipped() {
    var path = "/rest/v1/customobjects/installation_c.json";
    var input =
        "{\"serialNumber\":\"A\"},{\"serialNumber\":\"A\"},{\"serialNumber\":\"B\",\"rooms\":\"x\"},"
            + "{\"serialNumber\":\"C\",\"createdAt\":\"2026-01-01T00:00:00Z\"}";
    var rows = api.post(path, "{\"input\":[" + input + "]}").json().path("result");
    assertThat(rows.valueStream().map(MarketoCase::reason))
        .containsExactly("", "1036", "1001", "1011");
  }

  @Test
  void aRunIsNeitherTooSoonNorTooLateAndClonesTwentyProgramsADay() {
    var program = Json.text(sim.store().programs().getFirst(), "id");
    var batch = sim.store().createCampaignIn(program, "Batch", "");
    var path = "/rest/v1/campaigns/%s/schedule.json".formatted(batch);
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var at = "{\"input\":{\"runAt\":\"%s\"%s}}";
    assertThat(error(api.post(path, at.formatted(now.plusSeconds(60), "")))).isEqualTo("1042");
    assertThat(error(api.post(path, at.formatted(now.plus(800, ChronoUnit.DAYS), ""))))
        .isEqualTo("1042");
    var hour = now.plusSeconds(3_600);
    for (int i = 0; i < 20; i++) {
      var twin = ",\"cloneToProgramName\":\"Twin %d\"".formatted(i);
      var answer = api.post(path, at.formatted(hour, twin)).json();
      assertThat(Json.text(answer.path("result").path(0), "id")).isNotEqualTo(batch).isNotBlank();
    }
    var more = api.post(path, at.formatted(hour, ",\"cloneToProgramName\":\"Twin 20\""));
    assertThat(error(more)).isEqualTo("1020");
    assertThat(sim.store().programs()).hasSize(23);
  }

  private Api.Answer log(String call, String more) {
    var start = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var token = Json.text(start.json(), "nextPageToken");
    return api.get("/rest/v1/activities%s.json?nextPageToken=%s%s".formatted(call, token, more));
  }

  @Test
  void theLogOfAListIsThatOfItsPeopleUnlessTheyAreTooMany() {
    var list = Json.text(api.get("/rest/v1/lists.json").json().path("result").path(0), "id");
    var asked = "&activityTypeIds=12&listId=" + list;
    var found = log("", asked).json().path("result");
    assertThat(found.valueStream().map(a -> Json.text(a, "leadId"))).containsExactly(luca());
    for (int hundreds = 0; hundreds < 100; hundreds++) {
      var ids =
          IntStream.range(0, 100)
              .mapToObj(i -> sim.store().createLead(Map.of("firstName", "Many " + i)))
              .map(id -> "{\"id\":" + id + "}")
              .collect(Collectors.joining(","));
      api.post("/rest/v1/lists/%s/leads.json".formatted(list), "{\"input\":[" + ids + "]}");
    }
    assertThat(error(log("", asked))).isEqualTo("1003");
  }

  @Test
  void whoWasDeletedLongAgoIsNotTold() {
    sim.store().deleteLead(luca());
    assertThat(log("/deletedleads", "").json().path("result")).hasSize(1);
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 15 * 24 * 60);
    var key = "/identity/oauth/token?client_id=simulated-client&client_secret=simulated-secret";
    api = new Api(sim.baseUrl(), Json.text(api.get(key).json(), "access_token"));
    assertThat(log("/deletedleads", "").json().has("result")).isFalse();
  }
}
