package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import tools.jackson.databind.JsonNode;

class QueryCallsTest extends SalesforceCase {
  private static final Map<String, String> SMALL_PAGES =
      Map.of("Sforce-Query-Options", "batchSize=200");
  private static final String MANY = "/query/?q=SELECT+Id+FROM+Lead+WHERE+Company='Many'";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "LastName = 'virtanen'; 1",
        "LastName LIKE 'v%'; 1",
        "NOT LastName LIKE 'v%'; 2",
        "LastName IN ('Virtanen','Keller'); 2",
        "LastName NOT IN ('Virtanen','Keller'); 1",
        "Title = null; 3",
        "Title != null; 0",
        "CreatedDate > 2020-01-01T00:00:00Z AND CreatedDate = TODAY; 3",
        "IsConverted = false AND (LastName = 'Keller' OR Company = 'Lumi Oy'); 2",
        "Owner.Name = 'Simulated Admin'; 3",
        "HasOptedOutOfEmail = true; 0"
      })
  void conditionsSelectTheSeededLeads(String where, int expected) {
    assertThat(query("SELECT COUNT() FROM Lead WHERE " + where).path("totalSize").asInt())
        .isEqualTo(expected);
  }

  @Test
  void parentsAreNestedInTheAnswer() {
    var found =
        query(
            "SELECT Id, Email, Campaign.Name, Campaign.Parent.Name, Lead.Company FROM CampaignMember WHERE LeadId != null");
    var row = found.path("records").path(0);
    assertThat(Json.text(row.path("Campaign").path("Parent"), "Name")).isEqualTo("Autumn 2026");
    assertThat(Json.text(row.path("Lead"), "Company")).isEqualTo("Lumi Oy");
    assertThat(Json.text(row, "Email")).isEqualTo("aino.virtanen@example.com");
    assertThat(Json.text(row.path("attributes"), "url")).contains("/sobjects/CampaignMember/00v");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT Nope FROM Lead; INVALID_FIELD",
        "SELECT Id FROM Nope; INVALID_TYPE",
        "SELECT Id FROM; MALFORMED_QUERY",
        "SELECT Id FROM Lead WHERE CreatedDate > '2026-01-01'; INVALID_FIELD",
        "SELECT Boss.Name FROM Lead; INVALID_FIELD"
      })
  void aWrongQueryIsRefused(String soql, String code) {
    assertThat(Json.text(query(soql).path(0), "errorCode")).isEqualTo(code);
  }

  @Test
  void allPagesTogetherHaveEveryRecordOnce() {
    manyLeads(450);
    var ids = new HashSet<String>();
    var page = api.get(DATA + MANY, SMALL_PAGES).json();
    int pages = 1;
    collect(page, ids);
    while (!page.path("done").asBoolean()) {
      page = api.get(Json.text(page, "nextRecordsUrl")).json();
      collect(page, ids);
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(ids).hasSize(450);
    assertThat(page.path("totalSize").asInt()).isEqualTo(450);
  }

  @Test
  void aTokenThatDiesBetweenPagesIsA401() {
    manyLeads(250);
    var first = api.get(DATA + MANY, SMALL_PAGES).json();
    sim.faults().arm(Fault.EXPIRE_TOKEN_MID_PAGE, 1);
    var second = api.get(Json.text(first, "nextRecordsUrl"));
    assertThat(second.status()).isEqualTo(401);
    assertThat(Json.text(second.json().path(0), "errorCode")).isEqualTo("INVALID_SESSION_ID");
    assertThat(api.get(DATA + "/limits").status()).isEqualTo(401);
  }

  @Test
  void aSweepByStampMeetsEveryRowOnceTheDeletedToo() {
    manyLeads(450);
    var all = new HashSet<String>();
    collect(query("SELECT Id FROM Lead"), all);
    all.stream().sorted().limit(20).forEach(id -> sim.store().delete("Lead", id));
    var swept = new ArrayList<String>();
    var where = "";
    while (true) {
      var soql =
          "SELECT Id, SystemModstamp, IsDeleted FROM Lead%s ORDER BY SystemModstamp, Id LIMIT 100"
              .formatted(where);
      var rows = queryAll(soql).path("records");
      rows.forEach(row -> swept.add(Json.text(row, "Id")));
      if (rows.isEmpty()) {
        break;
      }
      var last = rows.get(rows.size() - 1);
      var stamp = Json.text(last, "SystemModstamp").replace("+0000", "Z");
      where =
          " WHERE (SystemModstamp > %1$s OR (SystemModstamp = %1$s AND Id > '%2$s')) AND LastName != 'Nobody'"
              .formatted(stamp, Json.text(last, "Id"));
    }
    assertThat(swept).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    assertThat(
            query("SELECT Id FROM Lead ORDER BY SystemModstamp, Id LIMIT 2000").path("totalSize"))
        .hasToString(String.valueOf(all.size() - 20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Email = 'AINO.virtanen@example.com'; 1",
        "Email IN ('aino.virtanen@example.com','Aino.Virtanen@example.com','x@example.com'); 1",
        "Email = 'aino.virtanen@example.com' AND LastName = 'Keller'; 0",
        "Email = 'aino.virtanen@example.com' OR LastName = 'Keller'; 2",
        "NOT Email = 'aino.virtanen@example.com'; 2"
      })
  void anAddressIsFoundWhateverItsCase(String where, int expected) {
    assertThat(query("SELECT COUNT() FROM Lead WHERE " + where).path("totalSize").asInt())
        .isEqualTo(expected);
  }

  @Test
  void anIdIsFoundInBothItsForms() {
    var lead = aLead("Short");
    var soql = "SELECT Id FROM Lead WHERE Id IN ('%s','%s')";
    assertThat(query(soql.formatted(lead, lead.substring(0, 15))).path("totalSize").asInt())
        .isOne();
    sim.store().delete("Lead", lead);
    assertThat(query(soql.formatted(lead, lead)).path("totalSize").asInt()).isZero();
    assertThat(queryAll(soql.formatted(lead, lead)).path("totalSize").asInt()).isOne();
  }

  private JsonNode queryAll(String soql) {
    return api.get(DATA + "/queryAll?q=" + Api.escape(soql)).json();
  }

  @Test
  void aRepeatedPageShowsTheOneBeforeAndGoesOnFromThere() {
    manyLeads(450);
    var first = api.get(DATA + MANY, SMALL_PAGES).json();
    sim.faults().arm(Fault.DUPLICATE_PAGE, 1);
    var again = api.get(Json.text(first, "nextRecordsUrl")).json();
    assertThat(again.path("records")).isEqualTo(first.path("records"));
    var ids = new HashSet<String>();
    var page = again;
    collect(page, ids);
    while (!page.path("done").asBoolean()) {
      page = api.get(Json.text(page, "nextRecordsUrl")).json();
      collect(page, ids);
    }
    assertThat(ids).hasSize(450);
  }

  @Test
  void aMissingPageEndsEarlyAgainstItsOwnTotal() {
    manyLeads(250);
    sim.faults().arm(Fault.MISSING_PAGE, 1);
    var page = api.get(DATA + MANY, SMALL_PAGES).json();
    assertThat(page.path("done").asBoolean()).isTrue();
    assertThat(page.path("records").size()).isEqualTo(200);
    assertThat(page.path("totalSize").asInt()).isEqualTo(250);
  }

  @Test
  void aShortPageOfAFewIsCutInTheMiddle() {
    sim.faults().arm(Fault.MISSING_PAGE, 1);
    var page = query("SELECT Id FROM Lead");
    assertThat(page.path("records").size()).isEqualTo(1);
    assertThat(page.path("totalSize").asInt()).isEqualTo(3);
    assertThat(query("SELECT Id FROM Lead").path("records").size()).isEqualTo(3);
  }

  @Test
  void updatedNamesWhatChangedAndHowFarItReaches() {
    var lead = aLead("Fresh");
    var span = "start=" + MemberRulesTest.minutes(-5) + "&end=" + MemberRulesTest.minutes(5);
    var feed = api.get(DATA + "/sobjects/Lead/updated/?" + span).json();
    assertThat(feed.path("ids").valueStream().map(JsonNode::asString)).contains(lead);
    assertThat(Json.text(feed, "latestDateCovered")).endsWith(".000+0000");
    var wrong = api.get(DATA + "/sobjects/Lead/updated?start=2020-01-01T00:00:00Z&end=x");
    assertThat(Json.text(wrong.json().path(0), "errorCode")).isEqualTo("INVALID_REPLICATION_DATE");
  }

  @Test
  void aLocatorThatNobodyGaveIsRefused() {
    var answer = api.get(DATA + "/query/01gNOBODY-200");
    assertThat(Json.text(answer.json().path(0), "errorCode")).isEqualTo("INVALID_QUERY_LOCATOR");
    assertThat(
            api.get(DATA + "/query?q=" + Api.escape("SELECT FIELDS(ALL) FROM Lead LIMIT 200"))
                .json()
                .path("records")
                .path(0)
                .has("Company"))
        .isTrue();
  }

  private static void collect(JsonNode page, HashSet<String> ids) {
    page.path("records").forEach(row -> ids.add(Json.text(row, "Id")));
  }

  @Test
  void aLocatorDiesAfterTwoDays() {
    var now = new Instant[] {Instant.parse("2027-03-01T09:00:00Z")};
    try (var slow = SalesforceSimulator.start(Launch.onPort(0).at(() -> now[0]))) {
      for (int i = 0; i < 201; i++) {
        slow.store().create("Lead", Map.of("LastName", "L" + i, "Company", "Many"));
      }
      var there = new Api(slow.baseUrl(), Json.text(slow.ready(), "accessToken"));
      var next = Json.text(there.get(DATA + MANY, SMALL_PAGES).json(), "nextRecordsUrl");
      now[0] = now[0].plus(Duration.ofHours(47));
      assertThat(there.get(next).status()).isEqualTo(200);
      now[0] = now[0].plus(Duration.ofHours(2));
      assertThat(Json.text(there.get(next).json().path(0), "errorCode"))
          .isEqualTo("INVALID_QUERY_LOCATOR");
    }
  }
}
