package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Every refusal of the vendor's list: its status, its code, its fields and its words, for one
/// record, in a collection and in the file of a bulk job's failures.
class ErrorCodesTest extends SalesforceCase {
  private static final String ROWS =
      """
      {"validationRules": [{"object": "Campaign", "where": "BudgetedCost > 100000",
          "message": "Ask the board first.", "field": "BudgetedCost"},
         {"object": "Lead", "where": "Company = 'Nobody'", "message": "Not them."}],
       "failingTriggers": [{"object": "Lead", "where": "Company = 'Boom'", "name": "LeadTrigger"}],
       "duplicateRules": [
          {"object": "Lead", "field": "Email", "action": "Block", "name": "Standard_Lead"}],
       "restrictedPicklists": ["Campaign.Type"],
       "readOnlyRows": ["{readOnly}", "{readOnlyLead}"],
       "lockedRows": {"{locked}": 9, "{lockedLead}": 9}}""";

  private Map<String, String> ids = Map.of();

  @BeforeEach
  void rules() {
    var campaign = aCampaign("Campaign");
    var lead = aLead("Lead");
    var gone = aLead("Gone");
    sim.store().delete("Lead", gone);
    create("Lead", Map.of("LastName", "Known", "Company", "K", "Email", "known@example.com"));
    var member = create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead));
    ids =
        Map.of(
            "campaign",
            campaign,
            "lead",
            lead,
            "gone",
            gone,
            "member",
            member,
            "readOnly",
            aCampaign("Read only"),
            "readOnlyLead",
            aLead("Read only"),
            "locked",
            aCampaign("Locked"),
            "lockedLead",
            aLead("Locked"));
    assertThat(api.post("/_sim/automations", filled(ROWS)).status()).isEqualTo(200);
  }

  private String filled(String text) {
    var filled = text;
    for (var entry : ids.entrySet()) {
      filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    return filled;
  }

  /// An `Id` in the row makes it a change, and `#` in its place a deletion.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Lead; {'FirstName':'A','Company':'B'}; 400; REQUIRED_FIELD_MISSING; LastName; Required fields are missing: [LastName]",
        "Lead; {'Id':'00Q','LastName':'B'}; 400; MALFORMED_ID; Id; malformed id 00Q",
        "Campaign; {'Name':'12345678901234567890123456789012345678901234567890123456789012345678901234567890x'}; 400; STRING_TOO_LONG; Name; (max length=80)",
        "Campaign; {'Name':'N','Type':'Séance'}; 400; INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST; Type; Type: bad value for restricted picklist field: Séance",
        "Campaign; {'Name':'N','BudgetedCost':200000}; 400; FIELD_CUSTOM_VALIDATION_EXCEPTION; BudgetedCost; Ask the board first.",
        "Campaign; {'Id':'{campaign}','BudgetedCost':200000}; 400; FIELD_CUSTOM_VALIDATION_EXCEPTION; BudgetedCost; Ask the board first.",
        "Lead; {'LastName':'N','Company':'Nobody'}; 400; FIELD_CUSTOM_VALIDATION_EXCEPTION; ; Not them.",
        "CampaignMember; {'CampaignId':'{campaign}','LeadId':'{lead}'}; 400; DUPLICATE_VALUE; ; Already a campaign member.",
        "Lead; {'LastName':'N','Company':'B','Email':'KNOWN@example.com'}; 400; DUPLICATES_DETECTED; ; Use one of these records?",
        "Lead; {'Id':'{lead}','Email':'known@example.com'}; 400; DUPLICATES_DETECTED; ; Use one of these records?",
        "CampaignMember; {'CampaignId':'7015e0000000zzzAAA','LeadId':'{lead}'}; 400; INVALID_CROSS_REFERENCE_KEY; CampaignId; invalid cross reference id",
        "Campaign; {'Id':'{readOnly}','Name':'N'}; 403; INSUFFICIENT_ACCESS_OR_READONLY; ; insufficient access rights on object id",
        "Campaign; {'Id':'{readOnly}#'}; 403; INSUFFICIENT_ACCESS_OR_READONLY; ; insufficient access rights on object id",
        "CampaignMember; {'CampaignId':'{campaign}','LeadId':'{readOnlyLead}'}; 400; INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY; ; insufficient access rights on cross-reference id: 00Q",
        "CampaignMemberStatus; {'CampaignId':'{readOnly}','Label':'N'}; 400; INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY; ; insufficient access rights on cross-reference id: 701",
        "Lead; {'Id':'{gone}','LastName':'N'}; 404; ENTITY_IS_DELETED; ; entity is deleted",
        "Lead; {'Id':'{gone}#'}; 404; ENTITY_IS_DELETED; ; entity is deleted",
        "CampaignMember; {'CampaignId':'{locked}','LeadId':'{lead}'}; 400; UNABLE_TO_LOCK_ROW; ; unable to obtain exclusive access to this record or 1 records: 701",
        "Lead; {'Id':'{lockedLead}','LastName':'N'}; 400; UNABLE_TO_LOCK_ROW; ; unable to obtain exclusive access to this record or 1 records: 00Q",
        "Lead; {'LastName':'N','Company':'Boom'}; 400; CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY; ; LeadTrigger: execution of BeforeInsert",
        "CampaignMember; {'Id':'{member}','CampaignId':'{readOnly}'}; 400; INVALID_FIELD_FOR_INSERT_UPDATE; CampaignId; Unable to create/update fields: CampaignId",
        "Lead; {'LastName':'N','Company':'B','Email':'no'}; 400; INVALID_EMAIL_ADDRESS; Email; Email: invalid email address: no",
      })
  void aSaveIsRefusedInThreeForms(
      String type, String row, int status, String code, String field, String message) {
    var values = Json.parseObject(filled(row).replace('\'', '"'));
    boolean deletion = Json.text(values, "Id").endsWith("#");
    var id = Json.text(values, "Id").replace("#", "");
    values.remove("Id");
    var fields = field == null ? List.<String>of() : List.of(field);

    var path = DATA + "/sobjects/" + type;
    var one =
        id.isEmpty()
            ? api.post(path, Json.write(values))
            : deletion
                ? api.delete(path + "/" + id)
                : api.patch(path + "/" + id, Json.write(values));
    assertThat(one.status()).isEqualTo(status);
    assertThat(one.json().isArray()).isTrue();
    var error = one.json().path(0);
    assertThat(Json.text(error, "errorCode")).isEqualTo(code);
    assertThat(Json.text(error, "message")).contains(message);
    if (!code.equals("DUPLICATES_DETECTED")) {
      assertThat(error.path("fields")).isEqualTo(Json.of(fields));
    }

    var inRow = inCollection(type, id, Json.write(values), deletion);
    assertThat(inRow.has("id")).isFalse();
    var rowError = inRow.path("errors").path(0);
    assertThat(Json.text(rowError, "statusCode")).isEqualTo(code);
    assertThat(Json.text(rowError, "message")).contains(message);
    assertThat(rowError.path("fields")).isEqualTo(Json.of(fields));

    var failed = inBulk(type, id, Json.write(values), deletion);
    assertThat(failed).startsWith(code + ":").contains(message);
    assertThat(failed).endsWith(fields.isEmpty() ? ":--" : ":" + fields.getFirst() + " --");
  }

  private JsonNode inCollection(String type, String id, String values, boolean deletion) {
    var all = DATA + "/composite/sobjects";
    if (deletion) {
      return api.delete(all + "?ids=" + id).json().path(0);
    }
    var row = Json.parseObject(values);
    row.putObject("attributes").put("type", type);
    if (!id.isEmpty()) {
      row.put("Id", id);
    }
    var body = Json.object();
    body.putArray("records").add(row);
    var answer = id.isEmpty() ? api.post(all, Json.write(body)) : api.patch(all, Json.write(body));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path(0);
  }

  private String inBulk(String type, String id, String values, boolean deletion) {
    var operation = deletion ? "delete" : id.isEmpty() ? "insert" : "update";
    var wish = Json.object().put("object", type).put("operation", operation);
    var made = api.post(DATA + "/jobs/ingest", Json.write(wish)).json();
    var job = DATA + "/jobs/ingest/" + Json.text(made, "id");
    var row = Json.parseObject(values);
    if (!id.isEmpty()) {
      row.put("Id", id);
    }
    var names = List.copyOf(row.propertyNames());
    var cells = names.stream().map(n -> Json.text(row, n)).toList();
    api.put(job + "/batches", Csv.row(names) + Csv.row(cells), "text/csv");
    api.patch(job, "{\"state\":\"UploadComplete\"}");
    var failures = Csv.read(api.get(job + "/failedResults/").body());
    return failures.get(1).get(failures.getFirst().indexOf("sf__Error"));
  }

  /// A duplicate names its twins, in a member whose name the vendor misspells; a rule that only
  /// warns is passed by a header.
  @Test
  void aDuplicateNamesItsTwinsAndAWarningIsPassedByAHeader() {
    var twin = "{\"LastName\":\"N\",\"Company\":\"B\",\"Email\":\"known@example.com\"}";
    var passing = Map.of("Sforce-Duplicate-Rule-Header", "allowSave=true");
    var leads = DATA + "/sobjects/Lead";
    var blocked = api.send("POST", leads, twin, "application/json", passing);
    assertThat(blocked.status()).isEqualTo(400);
    var found = blocked.json().path(0).path("duplicateResut");
    assertThat(found.path("allowSave").asBoolean()).isFalse();
    var match = found.path("matchResults").path(0);
    assertThat(match.path("size").asInt()).isOne();
    assertThat(Json.text(match.path("matchRecords").path(0).path("record"), "Id"))
        .startsWith("00Q");

    api.post(
        "/_sim/automations",
        "{\"duplicateRules\":[{\"object\":\"Lead\",\"field\":\"Email\",\"action\":\"Allow\"}]}");
    assertThat(api.post(leads, twin).status()).isEqualTo(400);
    assertThat(api.send("POST", leads, twin, "application/json", passing).status()).isEqualTo(201);
    assertThat(api.post(leads, twin).status()).isEqualTo(400);
  }

  @Test
  void aLockIsGivenUpInTheEnd() {
    api.post("/_sim/automations", filled("{\"lockedRows\":{\"{campaign}\":1}}"));
    var member = filled("{\"CampaignId\":\"{campaign}\",\"LeadId\":\"{readOnlyLead}\"}");
    api.post("/_sim/automations", "{\"readOnlyRows\":[]}");
    var members = DATA + "/sobjects/CampaignMember";
    assertThat(Json.text(api.post(members, member).json().path(0), "errorCode"))
        .isEqualTo("UNABLE_TO_LOCK_ROW");
    assertThat(api.post(members, member).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT Nope FROM Lead; INVALID_FIELD",
        "SELECT Id FROM Lead WHERE; MALFORMED_QUERY",
        "SELECT Id FROM Lead LIMIT 10 OFFSET 2001; NUMBER_OUTSIDE_VALID_RANGE"
      })
  void aQueryIsRefusedWithoutFields(String soql, String code) {
    var answer = api.get(DATA + "/query?q=" + Api.escape(soql));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Json.text(answer.json().path(0), "errorCode")).isEqualTo(code);
    assertThat(answer.json().path(0).has("fields")).isFalse();
  }

  @Test
  void aFieldThatIsNotThereIsRefusedInAWriteToo() {
    var answer =
        api.post(DATA + "/sobjects/Lead", "{\"LastName\":\"N\",\"Company\":\"B\",\"Nope__c\":1}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(Json.text(answer.json().path(0), "message"))
        .isEqualTo("No such column 'Nope__c' on sobject of type Lead");
  }

  @Test
  void whatNeverWasIsNotFoundByAddressAndAWrongReferenceInARow() {
    var never = SalesforceIds.of("00Q", 999_999);
    var one = api.patch(DATA + "/sobjects/Lead/" + never, "{\"LastName\":\"N\"}");
    assertThat(one.status()).isEqualTo(404);
    assertThat(Json.text(one.json().path(0), "errorCode")).isEqualTo("NOT_FOUND");
    var error = inCollection("Lead", never, "{\"LastName\":\"N\"}", false).path("errors").path(0);
    assertThat(Json.text(error, "statusCode")).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
    assertThat(inBulk("Lead", never, "{\"LastName\":\"N\"}", false))
        .isEqualTo("INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--");
  }

  @Test
  void aFeedWithTooManyIdsIsRefused() {
    api.post("/_sim/automations", "{\"mostChangedIds\":2}");
    var span = "?start=" + MemberRulesTest.minutes(-5) + "&end=" + MemberRulesTest.minutes(5);
    var updated = api.get(DATA + "/sobjects/Lead/updated/" + span);
    assertThat(updated.status()).isEqualTo(400);
    assertThat(Json.text(updated.json().path(0), "errorCode")).isEqualTo("EXCEEDED_ID_LIMIT");
    assertThat(api.get(DATA + "/sobjects/Lead/deleted/" + span).status()).isEqualTo(200);
  }

  @Test
  void theMethodTheAddressAndTheTypeOfTheBodyAreJudgedFirst() {
    var lead = DATA + filled("/sobjects/Lead/{lead}");
    var method = api.put(lead, "{}");
    assertThat(method.status()).isEqualTo(405);
    assertThat(Json.text(method.json().path(0), "errorCode")).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(method.headers().get("allow")).isEqualTo("DELETE,GET,HEAD,PATCH,POST");
    assertThat(api.send("HEAD", lead, "", "application/json", Map.of()).status()).isEqualTo(200);

    var query = "/query?q=" + "x".repeat(17_000);
    assertThat(api.get(DATA + query).status()).isEqualTo(414);
    var text = api.send("POST", DATA + "/sobjects/Lead", "LastName=N", "text/plain", Map.of());
    assertThat(text.status()).isEqualTo(415);
    assertThat(Json.text(text.json().path(0), "errorCode")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @CsvSource({"409, CONFLICT", "500, UNKNOWN_EXCEPTION", "503, SERVER_UNAVAILABLE"})
  void soManyCallsAreRefusedAsSwitched(int status, String code) {
    api.post("/_sim/automations", "{\"refusals\":{\"%d\":2}}".formatted(status));
    for (int i = 0; i < 2; i++) {
      var answer = api.get(DATA + "/limits");
      assertThat(answer.status()).isEqualTo(status);
      assertThat(Json.text(answer.json().path(0), "errorCode")).isEqualTo(code);
    }
    assertThat(api.get(DATA + "/limits").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"refusals\":{\"418\":1}}",
        "{\"restrictedPicklists\":[\"Campaign.Name\"]}",
        "{\"validationRules\":[{\"object\":\"Lead\",\"where\":\"Nope = 1\",\"message\":\"m\"}]}",
        "{\"validationRules\":[{\"object\":\"Nope\",\"message\":\"m\"}]}"
      })
  void aSwitchThatMeansNothingIsRefused(String switches) {
    assertThat(api.post("/_sim/automations", switches).status()).isEqualTo(400);
  }

  @Test
  void nothingIsTakenWhileTooManyLongCallsAreUnderWay() {
    api.post("/_sim/automations", "{\"longCalls\":24}");
    assertThat(api.get(DATA + "/limits").status()).isEqualTo(200);
    api.post("/_sim/automations", "{\"longCalls\":25}");
    var refused = api.get(DATA + "/limits");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(Json.text(refused.json().path(0), "errorCode")).isEqualTo("REQUEST_LIMIT_EXCEEDED");
    assertThat(refused.body()).contains("ConcurrentPerOrgLongTxn");
    api.post("/_sim/automations", "{\"longCalls\":0}");
    assertThat(api.get(DATA + "/limits").status()).isEqualTo(200);
  }

  /// A row that was changed since is neither changed nor deleted by whoever asks not to.
  @Test
  void whatWasChangedSinceIsLeftAlone() {
    var lead = DATA + filled("/sobjects/Lead/{lead}");
    var early = Map.of("If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:00 GMT");
    var late = Map.of("If-Unmodified-Since", "Tue, 01 Jan 2999 00:00:00 GMT");
    for (var method : List.of("GET", "PATCH", "DELETE")) {
      var body = method.equals("PATCH") ? "{\"Title\":\"T\"}" : "";
      var answer = api.send(method, lead, body, "application/json", early);
      assertThat(answer.status()).as(method).isEqualTo(412);
    }
    assertThat(api.send("PATCH", lead, "{\"Title\":\"T\"}", "application/json", late).status())
        .isEqualTo(204);
    var since = Map.of("If-Modified-Since", "Tue, 01 Jan 2999 00:00:00 GMT");
    assertThat(api.get(lead, since).status()).isEqualTo(304);
    var before = Map.of("If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT");
    assertThat(api.get(lead, before).status()).isEqualTo(200);
  }
}
