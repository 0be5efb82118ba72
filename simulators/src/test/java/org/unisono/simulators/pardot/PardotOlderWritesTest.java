package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Writes of the older API, and how it reads dates.
class PardotOlderWritesTest extends PardotCase {
  private JsonNode write(String path) {
    var answer = post("/api/" + path + (path.contains("?") ? "&" : "?") + "format=json", "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode prospects(String work) {
    return write("prospect/version/4/do/" + work).path("prospect");
  }

  @Test
  void aProspectIsMadeChangedEmptiedAndDeleted() {
    var made = prospects("create/email/ann@example.com?first_name=Ann&is_do_not_call=1");
    assertThat(Json.text(made, "first_name")).isEqualTo("Ann");
    assertThat(made.path("is_do_not_call").asBoolean()).isTrue();
    assertThat(made.path("campaign_id").asInt()).isOne();
    var id = Json.text(made, "id");
    var twin = prospects("create/email/ann@example.com");
    assertThat(Json.text(twin, "id")).isNotEqualTo(id);

    var changed = prospects("update/id/" + id + "?first_name=&job_title=CEO");
    assertThat(changed.has("first_name")).isFalse();
    assertThat(Json.text(changed, "job_title")).isEqualTo("CEO");

    var delete = "/api/prospect/version/4/do/delete/id/" + id;
    assertThat(send("DELETE", delete, "").status()).isEqualTo(204);
    assertThat(get("prospects/" + id + "?fields=id").status()).isEqualTo(404);
    assertThat(send("DELETE", delete, "").status()).isEqualTo(400);
    // An upsert takes it out of the recycle bin.
    assertThat(Json.text(prospects("upsert/id/" + id + "?city=Bern"), "id")).isEqualTo(id);
    assertThat(get("prospects/" + id + "?fields=id").status()).isEqualTo(200);
  }

  @Test
  void aListIsMadeChangedAndDeleted() {
    var made = write("list/version/4/do/create?name=Fair&is_public=1").path("list");
    assertThat(made.path("is_public").asBoolean()).isTrue();
    var at = "list/version/4/do/";
    var id = Json.text(made, "id");
    var changed = write(at + "update/id/" + id + "?title=The+fair").path("list");
    assertThat(Json.text(changed, "title")).isEqualTo("The fair");
    assertThat(Json.text(changed, "name")).isEqualTo("Fair");
    assertThat(send("DELETE", "/api/" + at + "delete/id/" + id, "").status()).isEqualTo(204);
    assertThat(get("lists/" + id + "?fields=id").status()).isEqualTo(404);
    var again = post("/api/" + at + "update/id/" + id + "?title=x&format=json", "");
    assertThat(again.json().path("@attributes").path("err_code").asInt()).isEqualTo(55);
    var nameless = post("/api/" + at + "create?format=json", "");
    assertThat(nameless.json().path("@attributes").path("err_code").asInt()).isEqualTo(13);
  }

  @Test
  void aProspectIsNamedByItsIdInSalesforceAndAnAddressNamesNone() {
    var made = prospects("upsert/email/ann@example.com?fid=00Q1");
    assertThat(Json.text(made, "salesforce_id")).isEqualTo("00Q1");
    var same = prospects("upsert/fid/00Q1?city=Bern");
    assertThat(Json.text(same, "id")).isEqualTo(Json.text(made, "id"));
    assertThat(Json.text(prospects("update/fid/00Q1?zip=3000"), "city")).isEqualTo("Bern");
    var another = prospects("upsert/email/ann@example.com");
    assertThat(Json.text(another, "id")).isNotEqualTo(Json.text(made, "id"));
    var read = get("/api/prospect/version/4/do/read/fid/00Q1?format=json").json();
    assertThat(Json.text(read.path("prospect"), "zip")).isEqualTo("3000");
  }

  @Test
  void inVersion3TheAddressNamesOne() {
    switches("{\"olderVersion\": 3}");
    var at = "prospect/version/3/do/";
    var made = write(at + "upsert/email/ann@example.com?city=Bern").path("prospect");
    var same = write(at + "upsert/email/ann@example.com?zip=3000").path("prospect");
    assertThat(Json.text(same, "id")).isEqualTo(Json.text(made, "id"));
    var changed = write(at + "update/email/ann@example.com?city=Basel").path("prospect");
    assertThat(Json.text(changed, "city")).isEqualTo("Basel");
    assertThat(post("/api/" + at + "delete/email/ann@example.com", "").status()).isEqualTo(204);
    assertThat(sim.store().prospectsAt("ann@example.com")).isEmpty();
  }

  @Test
  void listsAreJoinedAndLeftByParameters() {
    var id = Json.text(prospects("create/email/ann@example.com?list_1=1"), "id");
    var path = "list-memberships?fields=optedOut&prospectId=" + id;
    assertThat(Json.write(get(path).json().path("values"))).isEqualTo("[{\"optedOut\":false}]");
    prospects("update/id/" + id + "?list_1=1");
    prospects("update/id/" + id + "?list_1=0");
    assertThat(Json.write(get(path).json().path("values"))).isEqualTo("[{\"optedOut\":true}]");
    var found = get("/api/prospect/version/4/do/query?format=json&list_id=1").json();
    assertThat(Json.text(found.path("result").path("prospect"), "id")).isEqualTo(id);
  }

  @Test
  void aBatchDoesWhatItCanAndTellsTheRestByPlace() {
    var all =
        """
        {"prospects": [{"email": "a@example.com"}, {"email": "nobody"}, {"city": "Bern"}]}""";
    var form = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    var path = "/api/prospect/version/4/do/batchCreate";
    var type = "application/x-www-form-urlencoded";
    var body = "prospects=" + Api.escape(all);
    var errors = api.send("POST", path + "?format=json", body, type, form).json().path("errors");
    assertThat(errors.propertyNames()).containsExactly("1", "2");
    assertThat(Json.text(errors, "1")).isEqualTo("Invalid prospect email address");
    assertThat(sim.store().prospectsAt("a@example.com")).hasSize(1);
    var xml = api.send("POST", path, body, type, form).body();
    assertThat(xml).contains("<errors><prospect identifier=\"1\">Invalid prospect");

    var byKey = "{\"prospects\": {\"1\": {\"city\": \"Bern\"}}}";
    var update = "prospect/version/4/do/batchUpdate?prospects=" + Api.escape(byKey);
    assertThat(write(update).has("errors")).isFalse();
    assertThat(Json.text(get("prospects/1?fields=city").json(), "city")).isEqualTo("Bern");
  }

  @ParameterizedTest
  @CsvSource({"50, 0", "51, 70"})
  void aBatchTakesFifty(int count, int code) {
    var items = new ArrayList<String>();
    IntStream.range(0, count)
        .forEach(i -> items.add("{\"email\": \"p%d@example.com\"}".formatted(i)));
    var all = Api.escape("{\"prospects\": " + items + "}");
    var path = "/api/prospect/version/4/do/batchUpsert?format=json&prospects=" + all;
    var attributes = post(path, "").json().path("@attributes");
    assertThat(attributes.path("err_code").asInt()).isEqualTo(code);
    assertThat(sim.store().prospectsAt("p49@example.com")).hasSize(code == 0 ? 1 : 0);
  }

  @Test
  void aPlaceOnAListIsMadeChangedReadAndDeleted() {
    var at = "listMembership/version/4/do/";
    var pair = "/list_id/1/prospect_id/1";
    var made = write(at + "create" + pair).path("list_membership");
    assertThat(made.path("opted_out").asBoolean()).isFalse();
    var changed = write(at + "update" + pair + "?opted_out=true").path("list_membership");
    assertThat(changed.path("opted_out").asBoolean()).isTrue();
    var read = get("/api/" + at + "read" + pair + "?format=json").json().path("list_membership");
    assertThat(read).isEqualTo(changed);
    var one = at + "delete/id/" + Json.text(made, "id");
    assertThat(send("DELETE", "/api/" + one, "").status()).isEqualTo(204);
    assertThat(get("/api/" + at + "read" + pair).status()).isEqualTo(400);
  }

  /// Now is four in the morning of Monday, 1 March 2027, where the user is.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "now; 2027-03-01T09:00:00Z",
        "today; 2027-03-01T05:00:00Z",
        "yesterday; 2027-02-28T05:00:00Z",
        "last_7_days; 2027-02-22T05:00:00Z",
        "this_month; 2027-03-01T05:00:00Z",
        "last_month; 2027-02-01T05:00:00Z",
        "2027-02-03; 2027-02-03T05:00:00Z",
        "2027-02-03 10:30; 2027-02-03T15:30:00Z",
        "2027-02-03T10:30:15+02:00; 2027-02-03T08:30:15Z",
        "2027-02-03 10:30:15 UTC; 2027-02-03T10:30:15Z",
        "2027-02-03T10:30:00.000Z; 2027-02-03T10:30:00Z",
        "2/3/2027; 2027-02-03T05:00:00Z",
        "3 February 2027 2pm; 2027-02-03T19:00:00Z",
        "3 Feb 2027 2:00 pm; 2027-02-03T19:00:00Z",
        "February 3, 2027; 2027-02-03T05:00:00Z",
        "@1800000000; 2027-01-15T08:00:00Z",
        "2 days ago; 2027-02-27T09:00:00Z",
        "-1 week; 2027-02-22T09:00:00Z",
        "last week; 2027-02-22T09:00:00Z",
        "an hour ago; 2027-03-01T08:00:00Z",
        "1 month ago; 2027-02-01T09:00:00Z",
        "yesterday noon; 2027-02-28T17:00:00Z",
        "last friday; 2027-02-26T05:00:00Z",
        "2027-01-31 1 month; 2027-02-28T05:00:00Z",
        "whenever; ''",
        "2027-13-40; ''",
        "99999999999 days ago; ''",
        "10:00 11:00; ''"
      })
  void datesAreReadAsGnuDoes(String text, String moment) {
    var now = Instant.parse("2027-03-01T09:00:00Z");
    String read;
    try {
      read = GnuDate.read(text, now, ExportCalls.USERS_ZONE).toString();
    } catch (DateTimeException refused) {
      read = "";
    }
    assertThat(read).isEqualTo(moment);
  }

  @Test
  void rowsAreFoundByARelativeDateSortedAndCutToFields() {
    var old = prospect("old@example.com");
    pass(Duration.ofDays(2));
    var young = prospect("young@example.com");
    var at = "/api/prospect/version/4/do/query?format=json&";
    var recent = get(at + "created_after=1%20day%20ago&fields=email").json().path("result");
    assertThat(Json.write(recent.path("prospect")))
        .isEqualTo("{\"id\":%s,\"email\":\"young@example.com\"}".formatted(young));
    var newest = get(at + "sort_by=created_at&limit=1").json().path("result").path("prospect");
    assertThat(Json.text(newest, "id")).isEqualTo(young);
    var last = get(at + "sort_order=descending&offset=1&limit=1").json().path("result");
    assertThat(Json.text(last.path("prospect"), "id")).isEqualTo(old);
    var activity = sim.store().act(old, "1", 4, "Form");
    var log = get("/api/visitorActivity/version/4/do/query?format=json").json().path("result");
    assertThat(Json.text(log.path("visitor_activity"), "id")).isEqualTo(activity);
  }
}
