package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Groups, queries within queries, and dates by name.
class GroupsTest extends SalesforceCase {
  private static final Map<String, String> SMALL_PAGES =
      Map.of("Sforce-Query-Options", "batchSize=200");

  private void members(String campaign, int count, String status) {
    for (int i = 0; i < count; i++) {
      var lead = sim.store().create("Lead", Map.of("LastName", "L" + i, "Company", "C"));
      sim.store()
          .create(
              "CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead, "Status", status));
    }
  }

  @Test
  void rowsBecomeGroupsWithNamedAndNamelessValues() {
    var campaign = aCampaign("Grouped");
    members(campaign, 3, "Sent");
    members(campaign, 2, "Responded");
    var found =
        query(
            "SELECT Status, COUNT(Id), COUNT(LeadId) leads, MAX(CreatedDate) FROM CampaignMember WHERE CampaignId = '%s' GROUP BY Status ORDER BY COUNT(Id) DESC"
                .formatted(campaign));
    assertThat(found.path("totalSize").asInt()).isEqualTo(2);
    assertThat(found.path("done").asBoolean()).isTrue();
    var first = found.path("records").path(0);
    assertThat(Json.write(first.path("attributes"))).isEqualTo("{\"type\":\"AggregateResult\"}");
    assertThat(first.propertyNames())
        .containsExactly("attributes", "Status", "expr0", "leads", "expr1");
    assertThat(Json.text(first, "Status")).isEqualTo("Sent");
    assertThat(first.path("expr0").asInt()).isEqualTo(3);
    assertThat(found.path("records").path(1).path("leads").asInt()).isEqualTo(2);
    assertThat(Json.text(first, "expr1")).endsWith("+0000");
  }

  @Test
  void aGroupIsKeptByWhatHavingAsks() {
    var one = aCampaign("One");
    var two = aCampaign("Two");
    members(one, 1, "Sent");
    members(two, 2, "Sent");
    var found =
        query(
            "SELECT Campaign.Name, COUNT(Id) n FROM CampaignMember WHERE Campaign.Name IN ('One','Two') GROUP BY Campaign.Name HAVING COUNT(Id) > 1 AND Campaign.Name LIKE 'T%'");
    assertThat(found.path("records").size()).isEqualTo(1);
    assertThat(Json.text(found.path("records").path(0), "Name")).isEqualTo("Two");
  }

  @Test
  void numbersAreAddedUpAndAveraged() {
    create("Campaign", Map.of("Name", "S1", "Type", "Email", "BudgetedCost", 100));
    create("Campaign", Map.of("Name", "S2", "Type", "Email", "BudgetedCost", 201));
    create("Campaign", Map.of("Name", "S3", "Type", "Email"));
    var row =
        query(
                "SELECT SUM(BudgetedCost), AVG(BudgetedCost), MIN(BudgetedCost), COUNT(Id), COUNT(BudgetedCost), COUNT_DISTINCT(Type) FROM Campaign WHERE Name LIKE 'S_'")
            .path("records")
            .path(0);
    assertThat(row.path("expr0").asInt()).isEqualTo(301);
    assertThat(row.path("expr1").asDouble()).isEqualTo(150.5);
    assertThat(row.path("expr2").asInt()).isEqualTo(100);
    assertThat(row.path("expr3").asInt()).isEqualTo(3);
    assertThat(row.path("expr4").asInt()).isEqualTo(2);
    assertThat(row.path("expr5").asInt()).isEqualTo(1);
    var none = query("SELECT COUNT(Id), SUM(BudgetedCost) FROM Campaign WHERE Name = 'nobody'");
    assertThat(none.path("records").path(0).path("expr0").asInt()).isZero();
    assertThat(none.path("records").path(0).path("expr1").isNull()).isTrue();
  }

  @Test
  void daysAreGroupedByPartsOfTheDate() {
    create("Campaign", Map.of("Name", "D", "StartDate", "2025-05-06", "Description", "d"));
    var row =
        query(
                "SELECT CALENDAR_YEAR(StartDate) y, CALENDAR_MONTH(StartDate), COUNT(Id) FROM Campaign WHERE CALENDAR_YEAR(StartDate) = 2025 GROUP BY CALENDAR_YEAR(StartDate), CALENDAR_MONTH(StartDate)")
            .path("records")
            .path(0);
    assertThat(row.path("y").asInt()).isEqualTo(2025);
    assertThat(row.path("expr0").asInt()).isEqualTo(5);
    assertThat(row.path("expr1").asInt()).isEqualTo(1);
  }

  @Test
  void moreGroupsThanOnePageAreRefused() {
    manyLeads(2_001);
    var soql = "SELECT Id, COUNT(Name) FROM Lead GROUP BY Id";
    assertThat(Json.text(query(soql).path(0), "errorCode")).isEqualTo("EXCEEDED_ID_LIMIT");
    assertThat(query(soql + " LIMIT 5").path("totalSize").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT Status, Name, COUNT(Id) FROM Campaign GROUP BY Status; Field must be grouped or aggregated: Name",
        "SELECT SUM(Name) FROM Campaign; does not support aggregate operator SUM",
        "SELECT MAX(IsActive) FROM Campaign; does not support aggregate operator MAX",
        "SELECT Id FROM Campaign HAVING COUNT(Id) > 1; HAVING clause requires a GROUP BY clause",
        "SELECT COUNT(Id) FROM Campaign LIMIT 1; cannot also use LIMIT",
        "SELECT Name n FROM Campaign; only aggregate expressions use field aliasing",
        "SELECT Name, Parent.Name, COUNT(Id) FROM Campaign GROUP BY Name, Parent.Name; duplicate alias: Name",
        "SELECT COUNT() FROM Campaign GROUP BY Name; Grouped query must use COUNT(fieldName)",
        "SELECT Id, (SELECT COUNT() FROM CampaignMembers) FROM Campaign; A nested query is one of rows",
        "SELECT Id FROM Lead WHERE Name IN (SELECT LeadId FROM CampaignMember); cannot use: 'Name'",
        "SELECT Id FROM Lead WHERE Id IN (SELECT CampaignId FROM CampaignMember); should point to the same object type",
        "SELECT Id FROM Lead WHERE Id IN (SELECT Status FROM CampaignMember); must select one field",
        "SELECT CALENDAR_YEAR(Name), COUNT(Id) FROM Lead GROUP BY CALENDAR_YEAR(Name); does not support function",
        "SELECT Id, (SELECT Id FROM CampaignMembers FROM Campaign; unexpected token",
        "SELECT ROLLUP(Name), COUNT(Id) FROM Lead GROUP BY ROLLUP(Name); does not support function"
      })
  void aQueryThatMakesNoSenseIsMalformed(String soql, String message) {
    var error = query(soql).path(0);
    assertThat(Json.text(error, "errorCode")).isEqualTo("MALFORMED_QUERY");
    assertThat(Json.text(error, "message")).contains(message);
  }

  @Test
  void theRowsBelowARowStandInIt() {
    var campaign = aCampaign("Above");
    aCampaign("Empty");
    members(campaign, 2, "Sent");
    members(campaign, 1, "Responded");
    var found =
        query(
            "SELECT Id, Name, (SELECT Id, Status, Lead.Company FROM CampaignMembers WHERE Status = 'Sent' ORDER BY CreatedDate LIMIT 5), (SELECT Label FROM CampaignMemberStatuses ORDER BY SortOrder) FROM Campaign WHERE Name IN ('Above','Empty') ORDER BY Name");
    var above = found.path("records").path(0);
    var below = above.path("CampaignMembers");
    assertThat(below.path("totalSize").asInt()).isEqualTo(2);
    assertThat(below.path("done").asBoolean()).isTrue();
    assertThat(Json.text(below.path("records").path(0).path("attributes"), "type"))
        .isEqualTo("CampaignMember");
    assertThat(Json.text(below.path("records").path(0).path("Lead"), "Company")).isEqualTo("C");
    assertThat(labels(above)).containsExactly("Sent", "Responded");
    assertThat(found.path("records").path(1).path("CampaignMembers").isNull()).isTrue();
  }

  private static Iterable<String> labels(JsonNode campaign) {
    return campaign
        .path("CampaignMemberStatuses")
        .path("records")
        .valueStream()
        .map(s -> Json.text(s, "Label"))
        .toList();
  }

  @Test
  void theRowsBelowARowHavePagesOfTheirOwn() {
    var campaign = aCampaign("Above");
    members(campaign, 250, "Sent");
    var soql = "SELECT Id, (SELECT Id FROM CampaignMembers) FROM Campaign WHERE Name = 'Above'";
    var found = api.get(DATA + "/query?q=" + Api.escape(soql), SMALL_PAGES).json();
    assertThat(found.path("done").asBoolean()).isTrue();
    var below = found.path("records").path(0).path("CampaignMembers");
    assertThat(below.path("totalSize").asInt()).isEqualTo(250);
    assertThat(below.path("done").asBoolean()).isFalse();
    assertThat(below.path("records").size()).isEqualTo(200);
    var rest = api.get(Json.text(below, "nextRecordsUrl")).json();
    assertThat(rest.path("records").size()).isEqualTo(50);
    assertThat(rest.path("done").asBoolean()).isTrue();
  }

  @Test
  void aReferenceIsSoughtInWhatAnotherQueryFinds() {
    var campaign = aCampaign("In");
    members(campaign, 2, "Sent");
    var in =
        "SELECT COUNT() FROM Lead WHERE Id %s (SELECT LeadId FROM CampaignMember WHERE CampaignId = '%s') AND Company = 'C'";
    aLead("Apart");
    assertThat(query(in.formatted("IN", campaign)).path("totalSize").asInt()).isEqualTo(2);
    assertThat(query(in.formatted("NOT IN", campaign)).path("totalSize").asInt()).isZero();
    var members =
        "SELECT COUNT() FROM CampaignMember WHERE CampaignId IN (SELECT Id FROM Campaign WHERE Name = 'In')";
    assertThat(query(members).path("totalSize").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "TODAY, 1",
    "THIS_WEEK, 1",
    "THIS_MONTH, 1",
    "THIS_QUARTER, 1",
    "THIS_YEAR, 1",
    "THIS_FISCAL_YEAR, 1",
    "LAST_N_DAYS:3, 1",
    "LAST_90_DAYS, 1",
    "N_DAYS_AGO:0, 1",
    "YESTERDAY, 0",
    "LAST_WEEK, 0",
    "LAST_N_MONTHS:2, 0",
    "NEXT_N_YEARS:2, 0",
    "N_WEEKS_AGO:1, 0"
  })
  void datesHaveNames(String literal, int expected) {
    aCampaign("Dated");
    var soql = "SELECT COUNT() FROM Campaign WHERE Name = 'Dated' AND CreatedDate = " + literal;
    assertThat(query(soql).path("totalSize").asInt()).isEqualTo(expected);
  }

  @Test
  void bulkQueriesHaveNeitherGroupsNorRowsBelow() {
    for (var soql :
        new String[] {
          "SELECT Status, COUNT(Id) FROM Campaign GROUP BY Status",
          "SELECT Id, (SELECT Id FROM CampaignMembers) FROM Campaign"
        }) {
      var wish = Json.object().put("operation", "query").put("query", soql);
      var answer = api.post(DATA + "/jobs/query", Json.write(wish));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(Json.text(answer.json().path(0), "errorCode")).isEqualTo("FEATURENOTENABLED");
    }
  }
}
