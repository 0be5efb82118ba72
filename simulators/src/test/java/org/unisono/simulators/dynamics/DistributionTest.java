package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class DistributionTest extends DynamicsCase {
  private static final String ACTION = ")/Microsoft.Dynamics.CRM.DistributeCampaignActivity";
  private static final String WISH =
      "{\"SendEmail\":true,\"OwnershipOptions\":1,\"Activity\":{\"@odata.type\":"
          + "\"Microsoft.Dynamics.CRM.email\",\"subject\":\"Solar news\"}}";

  private String campaign;
  private String list;

  @BeforeEach
  void audience() {
    sim.automate(Json.object().put("distributionSeconds", 60));
    campaign = sim.store().create("campaign", Map.of("name", "Mailing"));
    list = sim.store().create("list", Map.of("listname", "All", "createdfromcode", 2));
    member(Map.of("lastname", "Reached", "emailaddress1", "reached@example.com"));
    member(Map.of("lastname", "Out", "emailaddress1", "out@example.com", "donotbulkemail", true));
    member(Map.of("lastname", "Mute"));
    var gone = member(Map.of("lastname", "Gone", "emailaddress1", "gone@example.com"));
    sim.store().update("contact", gone, Map.of("statecode", 1));
  }

  private String member(Map<String, ?> values) {
    var id = sim.store().create("contact", values);
    sim.store().addToList(list, id);
    return id;
  }

  private String activity(Map<String, ?> more) {
    var values = Json.object(more);
    values.put("subject", "Letter").put("channeltypecode", 7);
    values.put(
        "regardingobjectid_campaign_campaignactivity@odata.bind", "/campaigns(" + campaign + ")");
    var path = ROOT + "campaignactivities";
    var prefer = Map.of("Prefer", "return=representation");
    var made = api.send("POST", path, Json.write(values), "application/json", prefer).json();
    var id = Json.text(made, "activityid");
    var add =
        "{\"CampaignActivity\":{\"activityid\":\"%s\"},\"Item\":{\"listid\":\"%s\"}}"
            .formatted(id, list);
    assertThat(api.post(ROOT + "AddItemCampaignActivity", add).status()).isEqualTo(200);
    return id;
  }

  private Api.Answer distribute(String activity) {
    return api.post(ROOT + "campaignactivities(" + activity + ACTION, WISH);
  }

  private int status(String run) {
    return get("bulkoperations(" + run + ")").json().path("statuscode").asInt();
  }

  /// The clock of the organisation, so many minutes on; the session stays a new one.
  private void later(int minutes) {
    sim.faults().arm(Fault.CLOCK_SKEW_MINUTES, minutes);
    api = new Api(sim.baseUrl(), Json.text(logIn("simulated-secret").json(), "access_token"));
  }

  private List<String> reasons(String run) {
    var reasons = new ArrayList<String>();
    filtered("bulkoperationlogs", "_bulkoperationid_value eq " + run)
        .forEach(l -> reasons.add(Json.text(l, "name") + ": " + Json.text(l, "additionalinfo")));
    return reasons;
  }

  @Test
  void aRunIsPendingThenInProgressThenCompletedAndLogsWhomItLeftOut() {
    var activity = activity(Map.of());
    var run = Json.text(distribute(activity).json(), "activityid");
    assertThat(status(run)).isEqualTo(1);
    later(1);
    assertThat(status(run)).isEqualTo(2);
    assertThat(sim.journal().mailsSent()).isZero();
    later(2);
    assertThat(status(run)).isEqualTo(4);
    assertThat(reasons(run))
        .containsExactlyInAnyOrder(
            "Reached: ", "Out: Opted out", "Mute: No data for the channel", "Gone: Inactive");
    var told = get("bulkoperations(" + run + ")").json();
    assertThat(told.path("successcount").asInt()).isOne();
    assertThat(told.path("failurecount").asInt()).isEqualTo(3);
    assertThat(sim.journal().mailsSent()).isOne();
    assertThat(sim.journal().mails().getFirst().to()).isEqualTo("reached@example.com");
    assertThat(get("emails").json().path("value")).hasSize(1);
    assertThat(distribute(activity).status()).isEqualTo(400);
  }

  @Test
  void whoWasContactedRecentlyIsLeftOut() {
    distribute(activity(Map.of()));
    later(2);
    get("bulkoperations");
    var run =
        Json.text(
            distribute(activity(Map.of("excludeifcontactedinxdays", 7))).json(), "activityid");
    later(4);
    assertThat(reasons(run)).contains("Reached: Contacted recently");
    assertThat(sim.journal().mailsSent()).isOne();
  }

  @Test
  void optedOutPeopleAreReachedWhenTheActivitySaysSo() {
    distribute(activity(Map.of("donotsendonoptout", false, "ignoreinactivelistmembers", false)));
    later(2);
    assertThat(get("emails").json().path("value")).hasSize(3);
  }

  @Test
  void inactiveMembersAreNotCounted() {
    member(Map.of("lastname", "Last"));
    assertThat(get("lists(" + list + ")").json().path("membercount").asInt()).isEqualTo(4);
  }

  @Test
  void aQuickCampaignGoesToAListOrToWhomAQueryFinds() {
    var wish = Json.parseObject(WISH).put("ListId", list).put("FriendlyName", "Quick");
    var run = api.post(ROOT + "CreateActivitiesList", Json.write(wish)).json();
    later(2);
    assertThat(status(Json.text(run, "BulkOperationId"))).isEqualTo(4);
    assertThat(get("emails").json().path("value")).hasSize(1);
    var query = "<fetch><entity name='lead'/></fetch>";
    var more = Json.parseObject(WISH).put("FriendlyName", "Leads");
    more.putObject("QueryExpression").put("Query", query);
    api.post(ROOT + "PropagateByExpression", Json.write(more));
    later(4);
    assertThat(get("emails").json().path("value")).hasSize(2);
  }

  @Test
  void onlyTheFirstReplyOfAPersonBecomesAResponse() {
    var activity = activity(Map.of());
    var email = sim.store().reply(activity, "reached@example.com", "Yes please");
    sim.store().reply(activity, "REACHED@example.com", "And once more");
    sim.store().reply(activity, "stranger@example.com", "Who are you?");
    JsonNode responses = get("campaignresponses").json().path("value");
    assertThat(responses).hasSize(1);
    var response = responses.path(0);
    assertThat(Json.text(response, "subject")).isEqualTo("Yes please");
    assertThat(Json.text(response, "_regardingobjectid_value")).isEqualTo(campaign);
    assertThat(Json.text(response, "_originatingactivityid_value")).isEqualTo(email);
    sim.store().reply(activity(Map.of()), "reached@example.com", "To the next one");
    assertThat(get("campaignresponses").json().path("value")).hasSize(2);
  }

  @Test
  void aCampaignIsCopiedWithItsListsAndActivities() {
    activity(Map.of("budgetedcost", 10));
    sim.store().addListToCampaign(campaign, list);
    var path = ROOT + "campaigns(" + campaign + ")/Microsoft.Dynamics.CRM.CopyCampaign";
    var copy = api.post(path, "{\"SaveAsTemplate\":false}").json();
    var id = Json.text(copy, "campaignid");
    assertThat(id).isNotEqualTo(campaign);
    assertThat(sim.store().listsOf(id)).hasSize(1);
    assertThat(get("campaigns(" + id + ")/Campaign_CampaignActivities").json().path("value"))
        .hasSize(1);
  }
}
