package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

/// Every number of the vendor's list of errors, from version 5 and from version 4.
class PardotErrorCodesTest extends PardotCase {
  private String gone = "";

  @BeforeEach
  void prepare() {
    gone = prospect("gone@example.com");
    sim.store().deleteProspect(gone);
    sim.store().subscribe(prospect("member@example.com"), "1");
    sim.store().createProspect(Map.of("email", "out@example.com", "optedOut", true));
    sim.store().createProgram("Welcome", "1");
    switches("{\"mostOf\": {\"list-memberships\": 2}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "POST; list-memberships?fields=id; {'listId':1,'prospectId':99999}; 400; 3",
        "POST; prospects?fields=id; {'email':'nobody'}; 400; 4",
        "PATCH; prospects/1?fields=id; {'email':'nobody'}; 400; 4",
        "GET; prospects?fields=id&color=red; ''; 400; 5",
        "GET; prospects/first?fields=id; ''; 400; 16",
        "POST; prospects?fields=id; {'email':'a@example.com','campaignId':99999}; 400; 38",
        "GET; prospects?fields=id&limit=1001; ''; 400; 51",
        "GET; prospects?fields=id&updatedAtAfterOrEqualTo=whenever; ''; 400; 51",
        "POST; list-memberships?fields=id; {'listId':99999,'prospectId':1}; 400; 55",
        "POST; list-memberships?fields=id; {'listId':1,'prospectId':4}; 400; 58",
        "POST; campaigns?fields=id; {'name':'Ours'}; 405; 60",
        "POST; prospects?fields=id; {'email':'a@example.com','prospectAccountId':99999}; 400; 61",
        "POST; emails?fields=id; {'campaignId':1,'prospectId':1}; 400; 65",
        "POST; emails?fields=id; {'campaignId':1,'prospectId':99999,'subject':'S'}; 400; 92",
        "POST; emails?fields=id; {'campaignId':99999,'prospectId':1,'subject':'S'}; 400; 38",
        "POST; emails?fields=id; {'campaignId':1,'prospectEmail':'out@example.com','subject':'S','htmlMessage':'H','senderOptions':[{'type':'general_user'}]}; 400; 98",
        "DELETE; lists/1; ''; 400; 108",
        "POST; list-emails?fields=id; {'name':'N','campaignId':1}; 400; 153",
        "POST; list-emails?fields=id; {'name':'N','campaignId':1,'recipientListIds':[99999]}; 400; 55",
        "POST; list-emails?fields=id; {'name':'N','campaignId':1,'recipientListIds':[1]}; 400; 65",
        "POST; list-emails?fields=id; {'name':'N','campaignId':1,'recipientListIds':[1],'emailTemplateId':9}; 400; 86",
        "PATCH; list-emails/1?fields=id; {'name':'N'}; 405; 60",
        "GET; list-emails?fields=htmlMessage; ''; 400; 130",
        "POST; files?fields=id; {'name':'N'}; 400; 151",
        "POST; engagement-studio-programs?fields=id; {'name':'N'}; 400; 151",
        "POST; dynamic-contents?fields=id; {'name':'N'}; 400; 153",
        "POST; dynamic-contents?fields=id; {'name':'N','basedOnProspectApiFieldId':'hat'}; 400; 154",
        "POST; layout-templates?fields=id; {'name':'N'}; 400; 153",
        "POST; tags/1/do/mergeTags; {'tagIds':[2]}; 404; 109",
        "POST; tracker-domains?fields=id; {'domain':'d'}; 405; 60",
        "GET; account; ''; 400; 130",
        "POST; /api/v5/external-activities; {'extension':'Zoom'}; 400; 153",
        "POST; /api/v5/external-activities; {'extension':'Zoom','type':'t','email':'e','value':'v'}; 400; 154",
        "GET; prospects/99999?fields=id; ''; 404; 109",
        "POST; campaigns/1/do/removeTag; {'tagName':'nowhere'}; 404; 109",
        "GET; prospects?fields=nonsense; ''; 400; 130",
        "POST; prospects?fields=id; {broken; 400; 150",
        "POST; prospects?fields=id; ''; 400; 152",
        "POST; prospects?fields=id; {'firstName':'A'}; 400; 153",
        "POST; lists?fields=id; {'title':'T'}; 400; 153",
        "POST; campaigns/1/do/addTag; {}; 400; 153",
        "POST; prospects?fields=id; [1]; 400; 166"
      })
  void aCallOfVersion5IsRefused(String method, String path, String body, int status, int code) {
    var answer = send(method, path, body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(Json.text(answer.json(), "message")).isNotBlank();
  }

  @Test
  void aRoomThatIsFullTakesNoMore() {
    sim.store().subscribe(prospect("second@example.com"), "1");
    var third = prospect("third@example.com");
    var body = "{\"listId\": 1, \"prospectId\": %s}".formatted(third);
    assertThat(code(post("list-memberships?fields=id", body))).isEqualTo(67);
  }

  @ParameterizedTest
  @CsvSource({"62, 409", "85, 400", "121, 400"})
  void aWriteIsRefusedAsSwitched(int code, int status) {
    switches("{\"refusals\": {\"%d\": 1}}".formatted(code));
    var path = "prospects/1?fields=id";
    var refused = send("PATCH", path, "{\"jobTitle\": \"CEO\"}");
    assertThat(refused.status()).isEqualTo(status);
    assertThat(code(refused)).isEqualTo(code);
    assertThat(send("PATCH", path, "{\"jobTitle\": \"CEO\"}").status()).isEqualTo(200);
  }

  /// The vendor's pages say three things of a new prospect whose address is known.
  @Test
  void aKnownAddressIsMadeAgainChangedOrRefused() {
    var body = "{\"email\": \"member@example.com\", \"jobTitle\": \"CEO\"}";
    var first = Json.text(sim.store().prospectsAt("member@example.com").getFirst(), "id");
    switches("{\"knownEmail\": \"refuse\"}");
    assertThat(code(post("prospects?fields=id", body))).isEqualTo(9);
    switches("{\"knownEmail\": \"update\"}");
    assertThat(Json.text(post("prospects?fields=id", body).json(), "id")).isEqualTo(first);
    switches("{\"knownEmail\": \"create\"}");
    assertThat(Json.text(post("prospects?fields=id", body).json(), "id")).isNotEqualTo(first);
    assertThat(api.post("/_sim/automations", "{\"knownEmail\": \"ask\"}").status()).isEqualTo(400);
    assertThat(api.post("/_sim/automations", "{\"refusals\": {\"1\": 1}}").status()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsNoJsonIsNotRead() {
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    var path = PardotVendor.AT + "prospects?fields=id";
    var answer = api.send("POST", path, "email=a@example.com", "text/plain", unit);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo(151);
  }

  @ParameterizedTest
  @CsvSource({
    "prospect/version/4/do/read/id/99999, 3",
    "prospect/version/4/do/read/email/nobody@example.com, 4",
    "prospect/version/4/do/query?color=red, 5",
    "prospect/version/4/do/read, 13",
    "prospect/version/4/do/read/id/first, 16",
    "campaign/version/4/do/read/id/99999, 38",
    "prospect/version/4/do/query?updated_after=whenever, 7",
    "prospect/version/4/do/query?sort_by=color, 19",
    "prospect/version/4/do/query?sort_order=up, 20",
    "prospect/version/4/do/query?offset=some, 21",
    "prospect/version/4/do/query?limit=many, 23",
    "visit/version/4/do/query, 13",
    "visit/version/4/do/query?ids=, 36",
    "visit/version/4/do/query?prospect_ids=MANY, 63",
    "prospect/version/4/do/read/fid/nobody, 77",
    "prospect/version/4/do/delete/id/1, 60",
    "prospect/version/5/do/query, 94",
    "list/version/4/do/read/id/99999, 55",
    "prospect/version/3/do/query, 88",
    "prospect/version/4/do/read/id/GONE, 132"
  })
  void aCallOfAnOlderVersionIsRefused(String path, int code) {
    var asked =
        path.replace("GONE", gone).replace("MANY", "7,".repeat(200) + "7")
            + (path.contains("?") ? "&" : "?")
            + "format=json";
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    var answer = api.get("/api/" + asked, unit);
    assertThat(answer.status()).isEqualTo(400);
    var attributes = answer.json().path("@attributes");
    assertThat(Json.text(attributes, "stat")).isEqualTo("fail");
    assertThat(attributes.path("err_code").asInt()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "prospect/version/4/do/create, 13",
    "prospect/version/4/do/create?email=, 36",
    "prospect/version/4/do/create/email/nobody, 4",
    "prospect/version/4/do/create/email/a@example.com?campaign_id=99999, 38",
    "prospect/version/4/do/create/email/a@example.com?color=red, 51",
    "prospect/version/4/do/update/id/99999, 3",
    "prospect/version/4/do/update/id/first, 16",
    "prospect/version/4/do/update/email/member@example.com, 13",
    "prospect/version/4/do/update/fid/nobody, 77",
    "prospect/version/4/do/update/id/1?fid=other, 81",
    "prospect/version/4/do/upsert/id/99999, 14",
    "prospect/version/4/do/batchCreate, 13",
    "prospect/version/4/do/batchCreate?prospects=[, 71",
    "prospect/version/3/do/create/email/a@example.com, 88",
    "listMembership/version/4/do/create/list_id/1/prospect_id/4, 58",
    "listMembership/version/4/do/create/list_id/99999/prospect_id/1, 55",
    "listMembership/version/4/do/create/list_id/1/prospect_id/99999, 3",
    "listMembership/version/4/do/create?list_id=1, 13",
    "listMembership/version/4/do/update/list_id/1/prospect_id/1?opted_out=true, 109",
    "listMembership/version/4/do/update/id/1, 13"
  })
  void aWriteOfAnOlderVersionIsRefused(String path, int code) {
    var asked = path + (path.contains("?") ? "&" : "?") + "format=json";
    var answer = post("/api/" + asked.replace("[", "%5B"), "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("@attributes").path("err_code").asInt()).isEqualTo(code);
  }

  /// An account has either version 4 or version 3.
  @Test
  void theOtherOlderVersionIsRefused() {
    switches("{\"olderVersion\": 3}");
    var fourth = get("/api/prospect/version/4/do/query?format=json").json();
    assertThat(fourth.path("@attributes").path("err_code").asInt()).isEqualTo(89);
    var third = get("/api/prospect/version/3/do/query?format=json").json();
    assertThat(Json.text(third.path("@attributes"), "stat")).isEqualTo("ok");
    var create = "/api/prospect/version/3/do/create/email/member@example.com?format=json";
    assertThat(post(create, "").json().path("@attributes").path("err_code").asInt()).isEqualTo(9);
    assertThat(api.post("/_sim/automations", "{\"olderVersion\": 5}").status()).isEqualTo(400);
  }

  @Test
  void anOldKeyIsNoTokenAndSeveralMayHaveOneAddress() {
    var path = "/api/prospect/version/4/do/query?format=json";
    var old = api.withToken("").send("GET", path, "", "application/json", Map.of());
    assertThat(old.status()).isEqualTo(401);
    assertThat(old.json().path("@attributes").path("err_code").asInt()).isEqualTo(1);

    prospect("member@example.com");
    var unit = Map.of("Pardot-Business-Unit-Id", Unit.ID);
    Api.Answer both =
        api.get("/api/prospect/version/4/do/read/email/member@example.com?format=json", unit);
    assertThat(both.json().path("prospect").size()).isEqualTo(2);
  }
}
