package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

class RecordCallsTest extends DynamicsCase {

  private Api.Answer patch(String path, String body, Map<String, String> headers) {
    return api.send("PATCH", ROOT + path, body, "application/json", headers);
  }

  private ObjectNode campaign(String id) {
    return sim.store().where("campaign", "campaignid", id).getFirst();
  }

  @Test
  void aPostAnswersWithAnAddressOrWithTheRow() {
    var made = api.post(ROOT + "campaigns", "{\"name\":\"Made\"}");
    assertThat(made.status()).isEqualTo(204);
    assertThat(made.headers().get("odata-entityid")).contains("/api/data/v9.2/campaigns(");
    var prefer = Map.of("Prefer", "return=representation");
    var shown =
        api.send("POST", ROOT + "campaigns", "{\"name\":\"S\"}", "application/json", prefer);
    assertThat(shown.status()).isEqualTo(201);
    assertThat(Json.text(shown.json(), "codename")).startsWith("CMP-");
    assertThat(api.post(ROOT + "campaigns", "{}").status()).isEqualTo(400);
  }

  @Test
  void aPatchIsAnUpsertUnlessAHeaderForbidsOneHalf() {
    var path = "campaigns(" + UUID.randomUUID() + ")";
    assertThat(patch(path, "{\"name\":\"A\"}", Map.of("If-Match", "*")).status()).isEqualTo(404);
    assertThat(patch(path, "{\"name\":\"A\"}", Map.of()).status()).isEqualTo(204);
    assertThat(patch(path, "{\"name\":\"B\"}", Map.of("If-None-Match", "*")).status())
        .isEqualTo(412);
    var etag = Json.text(get(path).json(), "@odata.etag");
    assertThat(patch(path, "{\"name\":\"C\"}", Map.of("If-Match", etag)).status()).isEqualTo(204);
    var late = patch(path, "{\"name\":\"D\"}", Map.of("If-Match", etag));
    assertThat(late.status()).isEqualTo(412);
    assertThat(code(late)).isEqualTo("0x80060882");
  }

  @Test
  void valuesAndColumnsAreHeldToTheirRules() {
    var id = sim.store().create("campaign", Map.of("name", "Rules"));
    var path = "campaigns(" + id + ")";
    for (var wrong :
        List.of(
            "{\"codename\":\"X\"}",
            "{\"typecode\":77}",
            "{\"typecode\":\"Event\"}",
            "{\"shoesize\":1}",
            "{\"name\":\"" + "x".repeat(129) + "\"}",
            "{\"proposedstart\":\"soon\"}")) {
      assertThat(patch(path, wrong, Map.of()).status()).as(wrong).isEqualTo(400);
    }
    assertThat(patch(path, "{\"totalactualcost\":5}", Map.of()).status()).isEqualTo(204);
    assertThat(campaign(id).path("totalactualcost").asInt()).isZero();
  }

  @Test
  void totalsAreComputedAndAnInactiveCampaignIsReadOnly() {
    var id = sim.store().create("campaign", Map.of("name", "Costs", "othercost", 100));
    var bind = "regardingobjectid_campaign_campaignactivity@odata.bind";
    sim.store()
        .create(
            "campaignactivity",
            Map.of("subject", "Print", "actualcost", 50, bind, "/campaigns(" + id + ")"));
    assertThat(campaign(id).path("totalactualcost").asInt()).isEqualTo(150);
    sim.store().update("campaign", id, Map.of("statuscode", 6));
    assertThat(campaign(id).path("statecode").asInt()).isEqualTo(1);
    var path = "campaigns(" + id + ")";
    assertThat(patch(path, "{\"name\":\"Late\"}", Map.of()).status()).isEqualTo(400);
    assertThat(patch(path, "{\"statecode\":0}", Map.of()).status()).isEqualTo(204);
  }

  @Test
  void listsTakeOneKindAndRefusePlainAssociation() {
    var list = sim.store().create("list", Map.of("listname", "L", "createdfromcode", 4));
    var lead = sim.store().create("lead", Map.of("lastname", "One"));
    var contact = sim.store().create("contact", Map.of("lastname", "Two"));
    var add = ROOT + "lists(" + list + ")/Microsoft.Dynamics.CRM.AddMemberList";
    var first = api.post(add, "{\"EntityId\":\"" + lead + "\"}").json();
    var again = api.post(add, "{\"EntityId\":\"" + lead + "\"}").json();
    assertThat(Json.text(first, "Id")).isNotEmpty().isEqualTo(Json.text(again, "Id"));
    assertThat(api.post(add, "{\"EntityId\":\"" + contact + "\"}").status()).isEqualTo(400);
    var members =
        "{\"List\":{\"listid\":\"%s\"},\"Members\":[{\"contactid\":\"%s\"}]}"
            .formatted(list, contact);
    assertThat(api.post(ROOT + "AddListMembersList", members).status()).isEqualTo(400);
    var plain = ROOT + "lists(" + list + ")/listlead_association/$ref";
    assertThat(api.post(plain, "{}").body()).contains("Associate is not supported");
    assertThat(get("lists(" + list + ")/listlead_association?$count=true").json().path("value"))
        .hasSize(1);
    sim.store().update("list", list, Map.of("lockstatus", true));
    assertThat(api.post(add, "{\"EntityId\":\"" + lead + "\"}").status()).isEqualTo(400);
  }

  @Test
  void listsAreLinkedToCampaignsAndRowsAreCounted() {
    var campaign = sim.store().create("campaign", Map.of("name", "Linked"));
    var list = sim.store().create("list", Map.of("listname", "L", "createdfromcode", 4));
    var path = ROOT + "campaigns(" + campaign + ")/campaignlist_association";
    var link = "{\"@odata.id\":\"%slists(%s)\"}".formatted(sim.baseUrl() + ROOT, list);
    assertThat(api.post(path + "/$ref", link).status()).isEqualTo(204);
    assertThat(sim.store().listsOf(campaign)).hasSize(1);
    assertThat(api.delete(path + "(" + list + ")/$ref").status()).isEqualTo(204);
    assertThat(sim.store().listsOf(campaign)).isEmpty();
    assertThat(get("campaigns/$count?$filter=name%20eq%20'linked'").body()).isEqualTo("1");
  }

  @Test
  void aProcessThatListensMailsAndOneThatDoesNotIsSilent() {
    var values =
        Map.of(
            "name", "Welcome",
            "category", 0,
            "primaryentity", "lead",
            "triggeroncreate", true,
            "triggeronupdateattributelist", "jobtitle");
    var process = sim.store().create("workflow", values);
    sim.store().create("lead", Map.of("lastname", "Before"));
    assertThat(sim.journal().mailsSent()).isZero();
    sim.store().update("workflow", process, Map.of("statecode", 1));
    var lead = sim.store().create("lead", Map.of("lastname", "After"));
    sim.store().update("lead", lead, Map.of("telephone1", "1"));
    assertThat(sim.journal().mailsSent()).isOne();
    sim.store().update("lead", lead, Map.of("jobtitle", "Buyer"));
    assertThat(sim.journal().mailsSent()).isEqualTo(2);
  }

  @Test
  void logInSessionsRightsAndLimitsAreRefusedInTheirOwnWords() {
    assertThat(logIn("wrong").status()).isEqualTo(401);
    assertThat(logIn("wrong").body()).contains("AADSTS7000215");
    assertThat(api.withToken("stale").get(ROOT + "WhoAmI").status()).isEqualTo(401);
    assertThat(get("WhoAmI").status()).isEqualTo(200);
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    assertThat(api.post(ROOT + "campaigns", "{\"name\":\"No\"}").status()).isEqualTo(403);
    sim.faults().clearAll();
    sim.automate(Json.object().put("callsPer300Seconds", 2));
    get("WhoAmI");
    get("WhoAmI");
    var refused = get("WhoAmI");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(code(refused)).isEqualTo("0x80072322");
    assertThat(refused.headers().get("retry-after")).matches("\\d+");
    sim.automate(Json.object().put("callsPer300Seconds", 0));
    sim.expireTokens();
    assertThat(get("WhoAmI").status()).isEqualTo(401);
  }

  @Test
  void aLeadIsQualifiedAndTwoContactsBecomeOne() {
    var lead =
        sim.store().create("lead", Map.of("lastname", "Q", "emailaddress1", "q@example.com"));
    var path = ROOT + "leads(" + lead + ")/Microsoft.Dynamics.CRM.QualifyLead";
    var made = api.post(path, "{\"CreateContact\":true,\"Status\":3}").json();
    var contact = Json.text(made.path("value").path(0), "contactid");
    assertThat(Json.text(get("leads(" + lead + ")").json(), "_parentcontactid_value"))
        .isEqualTo(contact);
    var other = sim.store().create("contact", Map.of("lastname", "Q"));
    var type = "\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\"";
    var merge =
        "{\"Target\":{\"contactid\":\"%s\",%s},\"Subordinate\":{\"contactid\":\"%s\",%s}}"
            .formatted(contact, type, other, type);
    assertThat(api.post(ROOT + "Merge", merge).status()).isEqualTo(204);
    var loser = get("contacts(" + other + ")").json();
    assertThat(loser.path("merged").asBoolean()).isTrue();
    assertThat(Json.text(loser, "_masterid_value")).isEqualTo(contact);
  }

  @Test
  void oneValueIsWrittenAlone() {
    var campaign = sim.store().create("campaign", Map.of("name", "Old"));
    var lead = sim.store().create("lead", Map.of("lastname", "One"));
    var path = ROOT + "campaigns(" + campaign + ")/";
    assertThat(api.put(path + "name", "{\"value\":\"New\"}").status()).isEqualTo(204);
    assertThat(Json.text(get("campaigns(" + campaign + ")/name").json(), "value")).isEqualTo("New");
    assertThat(api.put(path + "message", "{\"value\":\"M\"}").status()).isEqualTo(204);
    assertThat(api.delete(path + "message").status()).isEqualTo(204);
    assertThat(get("campaigns(" + campaign + ")/message").status()).isEqualTo(204);
    assertThat(api.put(path + "shoes", "{\"value\":\"M\"}").status()).isEqualTo(404);
    assertThat(api.put(path + "name", "{}").status()).isEqualTo(400);
    var lookup = ROOT + "leads(" + lead + ")/campaignid/$ref";
    var link = "{\"@odata.id\":\"%s%scampaigns(%s)\"}".formatted(sim.baseUrl(), ROOT, campaign);
    assertThat(api.put(lookup, link).status()).isEqualTo(204);
    assertThat(Json.text(get("leads(" + lead + ")").json(), "_campaignid_value"))
        .isEqualTo(campaign);
    assertThat(api.delete(lookup).status()).isEqualTo(204);
    assertThat(get("leads(" + lead + ")").json().path("_campaignid_value").isNull()).isTrue();
  }
}
