package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

class MassMailTest extends SuiteCase {
  private String campaign;
  private String list;
  private String mailing;

  @BeforeEach
  void aCampaignWithAList() {
    campaign = campaign("Email");
    list = list("default");
    mailing = sim.store().createMailing("News", campaign);
    sim.store().update("EmailMarketing", mailing, Map.of("status", "inactive"));
  }

  private String campaign(String type) {
    return sim.store().create("Campaigns", Map.of("name", type, "campaign_type", type));
  }

  private String list(String type) {
    return list(type, Map.of());
  }

  private String list(String type, Map<String, String> more) {
    var values = Json.object(more).put("name", type).put("list_type", type);
    var id = sim.store().create("ProspectLists", Map.of("name", type, "list_type", type));
    values.propertyNames().stream()
        .filter(n -> n.equals("domain_name"))
        .forEach(n -> sim.store().update("ProspectLists", id, Map.of(n, Json.text(values, n))));
    sim.store().link("Campaigns", campaign, "prospectlists", id);
    return id;
  }

  private String lead(String email, String on) {
    var id = sim.store().create("Leads", Map.of("last_name", email, "email1", email));
    sim.store().link("ProspectLists", on, "leads", id);
    return id;
  }

  private List<ObjectNode> log(String activity) {
    return sim.store().all("CampaignLog").stream()
        .filter(l -> Json.text(l, "campaign_id").equals(campaign))
        .filter(l -> Json.text(l, "activity_type").equals(activity))
        .toList();
  }

  private void send() {
    sim.store().queue(mailing);
    sim.store().deliver();
  }

  private Api.Answer enter(String query) {
    return new Api(sim.baseUrl(), "").get("/index.php?entryPoint=" + query);
  }

  @Test
  void eachCheckHasItsRowInTheLog() {
    lead("good@example.com", list);
    lead("", list);
    lead("nonsense", list);
    sim.store().update("Leads", lead("out@example.com", list), Map.of("email_opt_out", true));
    lead("anna@blocked.example", list);
    list("exempt_domain", Map.of("domain_name", "blocked.example"));
    lead("exempt@example.com", list);
    lead("exempt@example.com", list("exempt_address"));
    send();
    assertThat(log("targeted")).hasSize(1);
    assertThat(log("send error")).hasSize(1);
    assertThat(log("invalid email")).hasSize(1);
    assertThat(log("blocked")).hasSize(3);
    assertThat(sim.journal().mailsSent()).isOne();
    send();
    assertThat(log("targeted")).hasSize(1);
    assertThat(sim.journal().mailsSent()).isOne();
  }

  @Test
  void exemptPeopleAreTakenOutOfTheQueueAndTestsGoToTestListsOnly() {
    var out = lead("never@example.com", list);
    lead("seed@example.com", list("seed"));
    sim.store().link("ProspectLists", list("exempt"), "leads", out);
    lead("tester@example.com", list("test"));
    send();
    assertThat(sim.journal().mails()).extracting(m -> m.to()).containsExactly("seed@example.com");
    for (int i = 0; i < 2; i++) {
      sim.store().queueTest(mailing);
      sim.store().deliver();
    }
    assertThat(sim.journal().mailsSent()).isEqualTo(3);
  }

  @Test
  void whatIsNotDueWaitsAndARunTakesSoManyOnly() {
    sim.store().update("EmailMarketing", mailing, Map.of("date_start", "2999-01-01 00:00:00"));
    lead("a@example.com", list);
    lead("b@example.com", list);
    send();
    assertThat(sim.journal().mailsSent()).isZero();
    sim.store().update("EmailMarketing", mailing, Map.of("date_start", "2020-01-01 00:00:00"));
    var switches = "{\"emailsPerRun\":1,\"queueMailing\":\"%s\",\"runScheduler\":true}";
    new Api(sim.baseUrl(), "").post("/_sim/automations", switches.formatted(mailing));
    assertThat(sim.journal().mailsSent()).isOne();
    sim.store().deliver();
    assertThat(sim.journal().mailsSent()).isEqualTo(2);
  }

  @Test
  void openingsAndClicksAreCountedInOneRowWhoseDateStays() {
    lead("reader@example.com", list);
    send();
    var key = Json.text(log("targeted").getFirst(), "target_tracker_key");
    assertThat(enter("image&identifier=" + key).headers().get("content-type"))
        .contains("image/gif");
    var seen = log("viewed").getFirst();
    enter("image&identifier=" + key);
    var again = log("viewed");
    assertThat(again).hasSize(1);
    assertThat(Json.text(again.getFirst(), "hits")).isEqualTo("2");
    assertThat(again.getFirst().path("date_modified")).isEqualTo(seen.path("date_modified"));
    var tracker =
        sim.store()
            .create(
                "CampaignTrackers",
                Map.of("campaign_id", campaign, "tracker_url", "http://localhost:1/roof"));
    var click = enter("campaign_trackerv2&track=" + tracker + "&identifier=" + key);
    assertThat(click.status()).isEqualTo(302);
    assertThat(click.headers().get("location")).isEqualTo("http://localhost:1/roof");
    assertThat(Json.text(log("link").getFirst(), "related_id")).isEqualTo(tracker);
    enter("campaign_trackerv2&track=" + tracker);
    assertThat(log("link")).hasSize(2);
    assertThat(enter("image&identifier=unknown").status()).isEqualTo(200);
    assertThat(log("viewed")).hasSize(1);
  }

  @Test
  void optingOutIsOfEverythingUnlessItIsANewsletter() {
    var person = lead("leaves@example.com", list);
    send();
    enter("removeme&identifier=" + Json.text(log("targeted").getFirst(), "target_tracker_key"));
    assertThat(log("removed")).hasSize(1);
    assertThat(optOut(person)).isEqualTo("1");
    campaign = campaign("NewsLetter");
    var letter = list("default");
    var exempt = list("exempt");
    var reader = lead("reads@example.com", letter);
    mailing = sim.store().createMailing("Letter", campaign);
    sim.store().queue(mailing);
    sim.store().deliver();
    enter("removeme&identifier=" + Json.text(log("targeted").getFirst(), "target_tracker_key"));
    assertThat(optOut(reader)).isEqualTo("0");
    assertThat(sim.store().related("ProspectLists", exempt, "leads")).hasSize(1);
  }

  private String optOut(String lead) {
    return Json.text(sim.store().find("Leads", lead).orElseThrow(), "email_opt_out");
  }

  @Test
  void aWebFormMakesAPersonAndARowInTheLog() {
    var form = Map.of("campaign_id", campaign, "last_name", "Form", "email1", "f@example.com");
    var answer = new Api(sim.baseUrl(), "").form("/index.php?entryPoint=WebToLeadCapture", form);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(sim.store().peopleAt("f@example.com")).hasSize(1);
    assertThat(log("lead")).hasSize(1);
  }

  @Test
  void aDeletedCampaignLosesItsListsForGood() {
    sim.store().delete("Campaigns", campaign);
    assertThat(sim.store().related("ProspectLists", list, "campaigns")).isEmpty();
    var attach = sim.store().create("Campaigns", Map.of("name", "Next"));
    sim.store().link("Campaigns", attach, "prospectlists", list);
    assertThat(sim.store().related("Campaigns", attach, "prospectlists")).hasSize(1);
  }

  @Test
  void totalsAndOrderCanBeAsWrongAsTheyAreKnownToBe() {
    for (int i = 0; i < 8; i++) {
      sim.store().create("Campaigns", Map.of("name", "W" + i));
    }
    var path = "/module/Campaigns?filter[name][like]=W%25&page[size]=4";
    assertThat(get(path).json().path("meta").path("total-pages").asInt()).isEqualTo(2);
    var first = get("/module/Campaigns?page[size]=20").json().path("data");
    assertThat(get("/module/Campaigns?page[size]=20").json().path("data")).isEqualTo(first);
    var switches = "{\"totalsOfAll\":true,\"orderless\":true}";
    new Api(sim.baseUrl(), "").post("/_sim/automations", switches);
    assertThat(get(path).json().path("meta").path("total-pages").asInt()).isEqualTo(3);
    assertThat(get("/module/Campaigns?page[size]=20").json().path("data")).isNotEqualTo(first);
  }
}
