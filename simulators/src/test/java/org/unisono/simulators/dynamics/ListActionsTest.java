package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;

class ListActionsTest extends DynamicsCase {
  private static final String CRM = "Microsoft.Dynamics.CRM.";

  private String list;
  private List<String> people;

  @BeforeEach
  void aListOfThree() {
    list = sim.store().create("list", Map.of("listname", "Three", "createdfromcode", 2));
    people =
        List.of("Ada", "Ben", "Cem").stream()
            .map(n -> sim.store().create("contact", Map.of("lastname", n)))
            .toList();
    people.forEach(p -> sim.store().addToList(list, p));
  }

  private static String members(List<String> ids) {
    return ids.stream()
        .map(i -> "{\"contactid\":\"%s\",\"@odata.type\":\"%scontact\"}".formatted(i, CRM))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Api.Answer remove(String members) {
    var body =
        "{\"List\":{\"listid\":\"%s\",\"@odata.type\":\"%slist\"},\"Members\":%s}"
            .formatted(list, CRM, members);
    return api.post(ROOT + "RemoveListMembersList", body);
  }

  private Api.Answer qualify(String body) {
    return api.post(ROOT + "lists(" + list + ")/" + CRM + "QualifyMemberList", body);
  }

  @Test
  void manyLeaveAListInOneCall() {
    assertThat(remove(members(people.subList(0, 2))).status()).isEqualTo(204);
    assertThat(sim.store().onList(list)).containsExactly(people.get(2));
    assertThat(get("lists(" + list + ")").json().path("membercount").asInt()).isOne();
    assertThat(remove("[{\"leadid\":\"" + people.get(2) + "\"}]").status()).isEqualTo(400);
    sim.store().update("list", list, Map.of("lockstatus", true));
    assertThat(code(remove(members(people)))).isEqualTo("0x80040324");
  }

  @Test
  void aListKeepsNobodyButThoseGivenOrLosesThem() {
    var body = "{\"ListMember\":%s,\"OverrideorRemove\":%s}";
    var two = members(people.subList(0, 2));
    assertThat(qualify(body.formatted(two, true)).status()).isEqualTo(204);
    assertThat(sim.store().onList(list)).containsExactlyInAnyOrderElementsOf(people.subList(0, 2));
    assertThat(qualify(body.formatted(members(people.subList(0, 1)), false)).status())
        .isEqualTo(204);
    assertThat(sim.store().onList(list)).containsExactly(people.get(1));
    assertThat(qualify("{\"ListMember\":[]}").status()).isEqualTo(400);
  }

  @Test
  void anItemIsTakenOffACampaignByTheRowThatJoinsThem() {
    var campaign = sim.store().create("campaign", Map.of("name", "With a list"));
    var path = ROOT + "lists(" + list + ")/" + CRM + "AddItemCampaign";
    var body = "{\"Campaign\":{\"campaignid\":\"%s\"}}".formatted(campaign);
    var item = Json.text(api.post(path, body).json(), "campaignitemid");
    var remove = ROOT + "campaigns(" + campaign + ")/" + CRM + "RemoveItemCampaign";
    var wish = "{\"CampaignItem\":{\"campaignitemid\":\"%s\"}}".formatted(item);
    assertThat(api.post(remove, wish).status()).isEqualTo(204);
    assertThat(sim.store().listsOf(campaign)).isEmpty();
    assertThat(api.post(remove, wish).status()).isEqualTo(404);
    assertThat(api.post(path.replace("Add", "Remove"), wish).status()).isEqualTo(404);
  }

  @Test
  void aDeletedCampaignLeavesQuotesAndOrdersAndTakesItsPlanningTasks() {
    var campaign = sim.store().create("campaign", Map.of("name", "Gone"));
    var bind = "/campaigns(" + campaign + ")";
    var quote = sim.store().create("quote", Map.of("name", "Q", "campaignid@odata.bind", bind));
    var order =
        sim.store().create("salesorder", Map.of("name", "O", "campaignid@odata.bind", bind));
    sim.store()
        .create(
            "task", Map.of("subject", "Book", "regardingobjectid_campaign_task@odata.bind", bind));
    var path = "campaigns(" + campaign + ")";
    assertThat(get(path + "/Campaign_Tasks").json().path("value")).hasSize(1);
    assertThat(get(path + "/campaign_quotes").json().path("value")).hasSize(1);
    api.delete(ROOT + path);
    assertThat(get("tasks").json().path("value")).isEmpty();
    assertThat(get("quotes(" + quote + ")").json().path("_campaignid_value").isNull()).isTrue();
    assertThat(get("salesorders(" + order + ")").json().path("_campaignid_value").isNull())
        .isTrue();
  }
}
