package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;

/// What there is besides prospects and lists: read, tagged, mailed, exported, and imported only so
/// much of in a day.
class PardotObjectsTest extends PardotCase {
  static Stream<String> objects() {
    return Stream.of(Kind.values()).map(Kind::plural);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void everyObjectIsListedAndReadWithAllItsFields(String object) {
    var kind =
        Stream.of(Kind.values()).filter(k -> k.plural().equals(object)).findFirst().orElseThrow();
    var id = sim.store().add(object, Map.of("name", "Seen"));
    var fields = String.join(",", kind.fields());
    var row = get(kind.at() + "/" + id + "?fields=" + fields);
    assertThat(row.status()).as(row.body()).isEqualTo(200);
    assertThat(row.json().propertyNames()).containsExactlyInAnyOrderElementsOf(kind.fields());
    var page = get(kind.at() + "?fields=id&limit=1000");
    assertThat(ids(page.json())).contains(Integer.valueOf(id));
  }

  @Test
  void relatedObjectsAreFollowedThreeLevels() {
    var user = sim.store().add("users", Map.of("email", "maker@example.com"));
    var campaign =
        sim.store().add("campaigns", Map.of("name", "Own", "createdById", Long.valueOf(user)));
    var form = sim.store().add("forms", Map.of("name", "F", "campaignId", Long.valueOf(campaign)));
    var activity =
        sim.store().add("visitor-activities", Map.of("type", 4, "formId", Long.valueOf(form)));
    var path = "visitor-activities/" + activity + "?fields=";
    var row = get(path + "form.campaign.createdBy.email,form.name").json();
    assertThat(Json.text(row.path("form").path("campaign").path("createdBy"), "email"))
        .isEqualTo("maker@example.com");
    assertThat(Json.text(row.path("form"), "name")).isEqualTo("F");
    assertThat(code(get(path + "form.campaign.createdBy.createdBy.email"))).isEqualTo(130);
  }

  @Test
  void aTagIsMadeByItsNameAndTakenAway() {
    var tagged = post("campaigns/1/do/addTag?fields=id,name,objectCount", "{\"tagName\":\"Vip\"}");
    assertThat(tagged.status()).isEqualTo(200);
    assertThat(tagged.json().path("objectCount").asInt()).isOne();
    assertThat(post("campaigns/1/do/addTag", "{\"tagName\":\"vip\"}").status()).isEqualTo(204);
    post("prospects/1/do/addTag", "{\"tagName\":\"Vip\"}");
    var ties = get("tagged-objects?fields=objectType,objectId,tag.name").json().path("values");
    assertThat(ties.valueStream().map(t -> Json.text(t, "objectType")))
        .containsExactly("Campaign", "Prospect");
    assertThat(Json.text(ties.path(0).path("tag"), "name")).isEqualTo("Vip");

    assertThat(post("campaigns/1/do/removeTag", "{\"tagName\":\"Vip\"}").status()).isEqualTo(204);
    assertThat(post("campaigns/1/do/removeTag", "{\"tagName\":\"Vip\"}").status()).isEqualTo(404);
    assertThat(get("tags?fields=objectCount").json().path("values").path(0).path("objectCount"))
        .hasToString("1");
  }

  @Test
  void anEmailToOneProspectIsSentAndLogged() {
    var body =
        """
        {"campaignId": 1, "prospectId": 1, "subject": "Hello", "textMessage": "You",
         "senderOptions": [{"type": "general_user", "address": "a@example.com"}]}""";
    var sent = post("emails?fields=id,subject,sentAt,prospect.email", body);
    assertThat(sent.status()).as(sent.body()).isEqualTo(201);
    assertThat(Json.text(sent.json(), "subject")).isEqualTo("Hello");
    assertThat(sim.journal().mailsSent()).isEqualTo(1);
    var log = get("visitor-activities?fields=type,emailId&prospectId=1").json().path("values");
    assertThat(log.path(0).path("type").asInt()).isEqualTo(6);
    assertThat(log.path(0).path("emailId").asInt()).isEqualTo(sent.json().path("id").asInt());
  }

  @Test
  void theNumbersOfAListEmailComeFromWhatVisitorsDid() {
    var email = sim.store().add("list-emails", Map.of("name", "News"));
    long id = Long.parseLong(email);
    for (var act : List.of(List.of(6, 1), List.of(6, 2), List.of(11, 1), List.of(11, 1))) {
      sim.store()
          .add(
              "visitor-activities",
              Map.of("listEmailId", id, "type", act.getFirst(), "prospectId", act.getLast()));
    }
    sim.store().add("visitor-activities", Map.of("listEmailId", id, "type", 13, "prospectId", 2));
    var path = "list-emails/" + email + "/stats";
    assertThat(code(get(path))).isEqualTo(130);
    var stats = get(path + "?fields=sent,delivered,opens,uniqueOpens,deliveryRate").json();
    assertThat(Json.write(stats))
        .isEqualTo(
            "{\"sent\":2,\"delivered\":1,\"opens\":2,\"uniqueOpens\":1,\"deliveryRate\":50.0}");
  }

  @Test
  void aProgramNamesTheListsThatFeedIt() {
    var program = sim.store().createProgram("Welcome", "1");
    var row = get("engagement-studio-programs/" + program + "?fields=name,status,recipientListIds");
    assertThat(Json.write(row.json()))
        .isEqualTo("{\"name\":\"Welcome\",\"status\":\"Running\",\"recipientListIds\":[1]}");
  }

  private Api.Answer job(String method, String path, String body, String type) {
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    return api.send(method, path, body, type, unit);
  }

  @Test
  void opportunitiesAreExportedByDaysThatHaveNames() {
    sim.store().add("opportunities", Map.of("name", "Old deal", "value", 5));
    pass(Duration.ofDays(2));
    sim.store().add("opportunities", Map.of("name", "New deal", "value", 10, "stage", "Won"));
    var body =
        """
        {"object": "Opportunity", "fields": ["name", "value", "stage"], "procedure":
          {"name": "filter_by_created_at", "arguments": {"created_after": "today"}}}""";
    var at = ExportCalls.AT;
    var made = job("POST", at + "?fields=id", body, "application/json");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var one = at + "/" + Json.text(made.json(), "id");
    job("GET", one + "?fields=id", "", "application/json");
    var done = job("GET", one + "?fields=state,resultRefs", "", "application/json").json();
    assertThat(Json.text(done, "state")).isEqualTo("Complete");
    var file = job("GET", done.path("resultRefs").path(0).asString(), "", "text/csv").body();
    assertThat(Csv.read(file))
        .containsExactly(List.of("name", "value", "stage"), List.of("New deal", "10", "Won"));
  }

  private Api.Answer fill(String id, String csv) {
    return job("POST", ImportCalls.AT + "/" + id + "/batches", csv, "text/csv");
  }

  private String open(String more) {
    var body = "{\"object\": \"Prospect\", \"operation\": \"Upsert\"%s}".formatted(more);
    var made = job("POST", ImportCalls.AT + "?fields=id", body, "application/json");
    return Json.text(made.json(), "id");
  }

  @Test
  void aDayTakesSoManyBatchesAndSoManyBytes() {
    api.post("/_sim/automations", "{\"importBatchesPerDay\": 2}");
    var first = open("");
    var second = open("");
    assertThat(fill(first, "matchEmail\na@example.com\n").status()).isEqualTo(204);
    assertThat(fill(second, "matchEmail\nb@example.com\n").status()).isEqualTo(204);
    assertThat(code(fill(second, "matchEmail\nc@example.com\n"))).isEqualTo(164);
    pass(Duration.ofHours(20));
    assertThat(fill(second, "matchEmail\nc@example.com\n").status()).isEqualTo(204);

    api.post("/_sim/automations", "{\"importBatchesPerDay\": 1000, \"importBytesPerDay\": 60}");
    var third = open("");
    assertThat(fill(third, "matchEmail\nd@example.com\n").status()).isEqualTo(204);
    assertThat(code(fill(third, "matchEmail\ne@example.com\n"))).isEqualTo(164);
  }

  @Test
  void anImportIsRefusedByNumber() {
    assertThat(code(fill(open(""), ""))).isEqualTo(162);
    assertThat(code(fill(open(""), "matchEmail\n"))).isEqualTo(159);
    assertThat(code(fill(open(""), "matchEmail\n" + "a".repeat(10 * 1024 * 1024)))).isEqualTo(158);
    assertThat(code(fill(open(", \"columns\": [{\"field\": \"email\"}]"), "matchEmail\na@b\n")))
        .isEqualTo(165);
    var several = open("");
    fill(several, "matchEmail\na@example.com\n");
    assertThat(code(fill(several, "matchId\n1\n"))).isEqualTo(159);
    var at = ImportCalls.AT + "?fields=id";
    for (var wish :
        Map.of(
                "{\"object\": \"Prospect\", \"operation\": \"Merge\"}", 154,
                "{\"object\": \"List\", \"operation\": \"Upsert\"}", 154,
                "{\"object\": \"Prospect\"}", 153,
                "{\"object\": \"Prospect\", \"operation\": \"Upsert\", \"state\": \"Ready\"}", 156)
            .entrySet()) {
      assertThat(code(job("POST", at, wish.getKey(), "application/json")))
          .as(wish.getKey())
          .isEqualTo(wish.getValue());
    }
    var open = ImportCalls.AT + "/" + several + "?fields=state,batchesRef,errorsRef";
    var seen = job("GET", open, "", "application/json").json();
    assertThat(Json.text(seen, "batchesRef")).endsWith("/batches");
    assertThat(seen.path("errorsRef").isNull()).isTrue();
    assertThat(code(job("PATCH", open, "{\"state\": \"Done\"}", "application/json")))
        .isEqualTo(154);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forms",
        "form-handlers",
        "landing-pages",
        "email-templates",
        "custom-redirects",
        "folders"
      })
  void anAssetIsMadeInACampaignChangedAndDeleted(String object) {
    var fields = object + "?fields=id,name";
    boolean ofACampaign = !object.equals("folders");
    if (ofACampaign) {
      assertThat(code(post(fields, "{\"name\": \"A\"}"))).isEqualTo(153);
      assertThat(code(post(fields, "{\"name\": \"A\", \"campaignId\": 99999}"))).isEqualTo(38);
    }
    var body = ofACampaign ? "{\"name\": \"A\", \"campaignId\": 1}" : "{\"name\": \"A\"}";
    var made = post(fields, body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var one = object + "/" + made.json().path("id").asString();
    var changed = send("PATCH", one + "?fields=name", "{\"name\": \"B\"}");
    assertThat(Json.write(changed.json())).isEqualTo("{\"name\":\"B\"}");
    assertThat(send("DELETE", one, "").status()).isEqualTo(204);
    assertThat(get(one + "?fields=id").status()).isEqualTo(404);
  }

  @Test
  void whatDidNotChangeSinceIsNotSentAgain() {
    for (var since : List.of("Mon, 01 Mar 2027 09:00:00 GMT", "Mon, 01 Mar 2027 08:59:59 GMT")) {
      var headers = Map.of("Pardot-Business-Unit-Id", Unit.ID, "If-Modified-Since", since);
      var answer = api.get(PardotVendor.AT + "prospects/1?fields=id", headers);
      assertThat(answer.status()).isEqualTo(since.contains("09:00") ? 304 : 200);
    }
  }
}
