package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

/// Bulk deletions, calls for another user, deals that end, and what is too long or not there.
class JobsAndCallersTest extends DynamicsCase {
  private Api.Answer post(String path, String body) {
    return api.post(ROOT + path, body.replace('\'', '"'));
  }

  private String bulkDelete(String start) {
    var condition =
        "{'AttributeName':'name','Operator':'Like','Values':[{'Value':'Heat%','Type':'System.String'}]}";
    var query =
        "{'EntityName':'campaign','Criteria':{'FilterOperator':'And','Conditions':[%s]}}"
            .formatted(condition);
    var answer =
        post(
            "BulkDelete",
            ("{'QuerySet':[%s],'JobName':'Tidy','SendEmailNotification':false,'ToRecipients':[],"
                    + "'CCRecipients':[],'RecurrencePattern':'','StartDateTime':'%s'}")
                .formatted(query, start));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Json.text(answer.json(), "JobId");
  }

  private JsonNode job(String id) {
    return get("asyncoperations(%s)".formatted(id)).json();
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private int heatPumps() {
    return filtered("campaigns", "startswith(name,'Heat')").size();
  }

  @Test
  void aBulkDeletionIsAJobThatTellsWhatItDid() {
    assertThat(heatPumps()).isOne();
    var job = job(bulkDelete(now()));
    assertThat(job.path("operationtype").asInt()).isEqualTo(13);
    assertThat(job.path("statecode").asInt()).isEqualTo(3);
    assertThat(job.path("statuscode").asInt()).isEqualTo(30);
    assertThat(heatPumps()).isZero();
    var of = "_asyncoperationid_value eq " + Json.text(job, "asyncoperationid");
    var told = filtered("bulkdeleteoperations", of).path(0);
    assertThat(told.path("successcount").asInt()).isOne();
    assertThat(told.path("failurecount").asInt(-1)).isZero();
  }

  @Test
  void itWaitsForItsTimeAndCanBeCanceledBefore() {
    var later = Instant.now().plus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);
    var canceled = bulkDelete(later.toString());
    assertThat(job(canceled).path("statuscode").asInt()).isEqualTo(10);
    api.patch(ROOT + "asyncoperations(" + canceled + ")", "{\"statecode\":3,\"statuscode\":32}");
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 6);
    assertThat(heatPumps()).isOne();
    assertThat(job(canceled).path("statuscode").asInt()).isEqualTo(32);
    sim.faults().clear(Fault.CLOCK_SKEW_MINUTES);
    var waiting = bulkDelete(later.toString());
    assertThat(heatPumps()).isOne();
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, 6);
    assertThat(heatPumps()).isZero();
    assertThat(job(waiting).path("statuscode").asInt()).isEqualTo(30);
  }

  @Test
  void aBulkDeletionThatCannotRunIsRefusedAtOnce() {
    var rest = ",'JobName':'x','ToRecipients':[],'CCRecipients':[]}";
    var nowhere = "{'QuerySet':[{'EntityName':'shoes','Criteria':{}}]" + rest;
    assertThat(post("BulkDelete", nowhere).status()).isEqualTo(404);
    var condition = "{'AttributeName':'name','Operator':'Sounds','Values':[]}";
    var odd = "{'QuerySet':[{'EntityName':'lead','Criteria':{'Conditions':[%s]}}]" + rest;
    assertThat(post("BulkDelete", odd.formatted(condition)).status()).isEqualTo(400);
    assertThat(post("BulkDelete", "{'QuerySet':[]}").status()).isEqualTo(400);
    assertThat(post("asyncoperations", "{'name':'x'}").status()).isEqualTo(400);
  }

  @Test
  void aCallForAnotherUserHasTheRightsOfThatUser() {
    var anna = filtered("systemusers", "fullname eq 'Anna Neri'").path(0);
    var id = Json.text(anna, "systemuserid");
    var asAnna = Map.of("CallerObjectId", Json.text(anna, "azureactivedirectoryobjectid"));
    assertThat(Json.text(api.get(ROOT + "WhoAmI", asAnna).json(), "UserId")).isEqualTo(id);
    assertThat(Json.text(get("WhoAmI").json(), "UserId")).isNotEqualTo(id);
    var campaign = "{\"name\":\"Of Anna\"}";
    api.send("POST", ROOT + "campaigns", campaign, "application/json", asAnna);
    assertThat(Json.text(filtered("campaigns", "name eq 'Of Anna'").path(0), "_ownerid_value"))
        .isEqualTo(id);
    api.patch(ROOT + "systemusers(" + id + ")", "{\"accessmode\":2}");
    var refused = api.send("POST", ROOT + "campaigns", campaign, "application/json", asAnna);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("0x80040220");
    assertThat(api.get(ROOT + "campaigns", asAnna).status()).isEqualTo(200);
    var byRow = Map.of("MSCRMCallerID", id);
    assertThat(Json.text(api.get(ROOT + "WhoAmI", byRow).json(), "UserId")).isEqualTo(id);
    var paolo = filtered("systemusers", "fullname eq 'Paolo Greco'").path(0);
    var asPaolo = Map.of("MSCRMCallerID", Json.text(paolo, "systemuserid"));
    assertThat(code(api.get(ROOT + "WhoAmI", asPaolo))).isEqualTo("0x80040225");
    var asNobody = Map.of("CallerObjectId", "00000000-0000-4000-8000-000000000000");
    assertThat(code(api.get(ROOT + "WhoAmI", asNobody))).isEqualTo("0x80040217");
  }

  @Test
  void aDealIsWonOnce() {
    var deal = filtered("opportunities", "statecode eq 0").path(0);
    var id = Json.text(deal, "opportunityid");
    var close =
        "{'Status':%d,'OpportunityClose':{'subject':'Signed','actualrevenue':21000,"
            + "'opportunityid@odata.bind':'/opportunities(%s)'}}";
    assertThat(code(post("WinOpportunity", close.formatted(4, id)))).isEqualTo("0x80048408");
    assertThat(post("WinOpportunity", close.formatted(3, id)).status()).isEqualTo(204);
    var won = get("opportunities(%s)".formatted(id)).json();
    assertThat(won.path("statecode").asInt()).isOne();
    assertThat(won.path("actualvalue").asInt()).isEqualTo(21_000);
    assertThat(Json.text(won, "actualclosedate")).isNotEmpty();
    assertThat(post("LoseOpportunity", close.formatted(5, id)).status()).isEqualTo(400);
    var told = filtered("opportunitycloses", "_opportunityid_value eq " + id);
    assertThat(told).hasSize(1);
    assertThat(Json.text(told.path(0), "subject")).isEqualTo("Signed");
  }

  @Test
  void whatIsTooLongOrNotThereIsSaid() {
    api.post("/_sim/automations", "{\"bytesACall\":100}");
    assertThat(post("campaigns", "{'name':'Short'}").status()).isEqualTo(204);
    var text = "x".repeat(100);
    assertThat(post("campaigns", "{'name':'%s'}".formatted(text)).status()).isEqualTo(413);
    var skip = get("campaigns?$skip=2");
    assertThat(skip.status()).isEqualTo(501);
    assertThat(Json.text(skip.json().path("error"), "message")).contains("Skip");
  }
}
