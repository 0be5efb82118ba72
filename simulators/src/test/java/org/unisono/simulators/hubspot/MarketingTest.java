package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.simulators.Json;

class MarketingTest extends HubSpotCase {
  private static final String EVENTS = "/marketing/v3/marketing-events";

  @ParameterizedTest
  @ValueSource(strings = {"/marketing/v3/campaigns", "/marketing/campaigns/2026-03"})
  void campaignsLiveUnderBothPaths(String base) {
    var made = api.post(base, properties(Map.of("hs_name", "C", "hs_campaign_status", "planned")));
    assertThat(made.status()).isEqualTo(201);
    var path = base + "/" + Json.text(made.json(), "id");
    api.patch(path, properties(Map.of("hs_campaign_status", "active", "hs_notes", "")));
    assertThat(api.get(path).json().path("properties").size()).isZero();
    var read = api.get(path + "?properties=hs_name,hs_campaign_status").json().path("properties");
    assertThat(Json.text(read, "hs_campaign_status")).isEqualTo("active");
    assertThat(api.get(base + "?sort=-updatedAt&limit=2").json().path("total").asInt())
        .isEqualTo(4);
    assertThat(api.get(base + "?name=magaz").json().path("total").asInt()).isEqualTo(1);
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.get(path).status()).isEqualTo(404);
  }

  @Test
  void aCampaignRefusesWhatItCannotHold() {
    for (var bad :
        List.of(
            Map.of("hs_notes", "no name"),
            Map.of("hs_name", "C", "hs_campaign_status", "ghost"),
            Map.of("hs_name", "C", "hs_start_date", "1.1.2026"),
            Map.of("hs_name", "C", "hs_color_hex", "#fff"),
            Map.of("hs_name", "C", "nope", "1"),
            Map.of("hs_name", "C", "hs_start_date", "2026-02-01", "hs_end_date", "2026-01-01"))) {
      assertThat(api.post("/marketing/v3/campaigns", properties(bad)).status()).isEqualTo(400);
    }
  }

  @Test
  void onlyFormsListsAndUrlsCanBeAssociated() {
    var path = "/marketing/v3/campaigns/" + aCampaign("C");
    var list = sim.store().createList("Asset");
    assertThat(api.put(path + "/assets/OBJECT_LIST/" + list, "").status()).isEqualTo(204);
    assertThat(api.put(path + "/assets/EMAIL/1", "").status()).isEqualTo(400);
    var assets = api.get(path + "/assets/OBJECT_LIST").json().path("results");
    assertThat(Json.text(assets.path(0), "name")).isEqualTo("Asset");
    sim.store().changeMembers(list, List.of(aContact("i@example.com")), List.of());
    assertThat(api.get(path + "/reports/metrics").json().path("influencedContacts").asInt())
        .isEqualTo(1);
    assertThat(api.delete(path + "/assets/OBJECT_LIST/" + list).status()).isEqualTo(204);
  }

  @Test
  void budgetAndSpendAddUp() {
    var path = "/marketing/v3/campaigns/" + aCampaign("C");
    var item = "{\"name\":\"Hall\",\"amount\":100.5,\"order\":0}";
    var id = Json.text(api.post(path + "/budget", item).json(), "id");
    api.post(path + "/spend", "{\"name\":\"Deposit\",\"amount\":40,\"order\":0}");
    var totals = api.get(path + "/budget/totals").json();
    assertThat(totals.path("remainingBudget").decimalValue()).isEqualByComparingTo("60.5");
    assertThat(api.put(path + "/budget/" + id, item.replace("100.5", "50")).status())
        .isEqualTo(200);
    assertThat(api.delete(path + "/budget/" + id).status()).isEqualTo(204);
    assertThat(api.get(path + "/budget/" + id).status()).isEqualTo(404);
  }

  @Test
  void campaignBatchesAnswerPerItem() {
    var body = "{\"inputs\":[{\"properties\":{\"hs_name\":\"A\"}},{\"properties\":{}}]}";
    var made = api.post("/marketing/v3/campaigns/batch/create", body);
    assertThat(made.status()).isEqualTo(207);
    var id = Json.text(made.json().path("results").path(0), "id");
    var inputs = "{\"inputs\":[{\"id\":\"" + id + "\"}]}";
    assertThat(api.post("/marketing/v3/campaigns/batch/read", inputs).status()).isEqualTo(200);
    assertThat(api.post("/marketing/v3/campaigns/batch/archive", inputs).status()).isEqualTo(204);
  }

  @Test
  void anEventIsUpsertedByItsExternalId() {
    var body =
        "{\"eventName\":\"E\",\"eventOrganizer\":\"U\",\"externalAccountId\":\"acc\",\"externalEventId\":\"e1\"}";
    var first = api.put(EVENTS + "/events/e1", body).json();
    var second = api.put(EVENTS + "/events/e1", body.replace("\"E\"", "\"F\"")).json();
    assertThat(Json.text(second, "objectId")).isEqualTo(Json.text(first, "objectId"));
    var read = api.get(EVENTS + "/events/e1?externalAccountId=acc").json();
    assertThat(Json.text(read, "eventName")).isEqualTo("F");
    assertThat(api.get(EVENTS + "/" + Json.text(first, "objectId")).status()).isEqualTo(200);
    var page = api.get(EVENTS + "/?limit=10").json();
    assertThat(page.path("results")).hasSize(2);
    assertThat(page.has("total")).isFalse();
    assertThat(api.delete(EVENTS + "/events/e1?externalAccountId=acc").status()).isEqualTo(204);
  }

  @Test
  void attendanceGoesFromRegisteredToAttendedOrNoShow() {
    var comes = aContact("comes@example.com");
    var register = EVENTS + "/attendance/solar-webinar/register/%s?externalAccountId=simulated";
    api.post(
        register.formatted("create"),
        "{\"inputs\":[{\"vid\":" + comes + ",\"interactionDateTime\":1000}]}");
    var byMail = "{\"inputs\":[{\"email\":\"fresh@example.com\",\"interactionDateTime\":1000}]}";
    assertThat(api.post(register.formatted("email-create"), byMail).status()).isEqualTo(200);
    assertThat(sim.store().contactByEmail("fresh@example.com")).isPresent();
    var id = Json.text(sim.store().events().getFirst(), "objectId");
    api.post(
        EVENTS + "/" + id + "/attendance/attend/create",
        "{\"inputs\":[{\"vid\":" + comes + ",\"interactionDateTime\":2000}]}");
    // An older interaction that comes late changes nothing.
    api.post(
        EVENTS + "/" + id + "/attendance/cancel/create",
        "{\"inputs\":[{\"vid\":" + comes + ",\"interactionDateTime\":1500}]}");
    api.post(EVENTS + "/events/solar-webinar/complete?externalAccountId=simulated", "{}");
    var counters = api.get(EVENTS + "/participations/simulated/solar-webinar").json();
    assertThat(counters.path("attended").asInt()).isEqualTo(1);
    assertThat(counters.path("noShows").asInt()).isEqualTo(2);
    var rows = api.get(EVENTS + "/participations/" + id + "/breakdown?limit=10").json();
    assertThat(rows.path("total").asInt()).isEqualTo(3);
    var mine = api.get(EVENTS + "/participations/contacts/comes@example.com/breakdown").json();
    assertThat(mine.path("results").path(0).path("properties").path("attendanceState").asString())
        .isEqualTo("ATTENDED");
    var unknown =
        api.post(
            EVENTS + "/" + id + "/attendance/attend/create",
            "{\"inputs\":[{\"vid\":1,\"interactionDateTime\":1}]}");
    assertThat(unknown.status()).isEqualTo(207);
  }

  @Test
  void listsAreTiedToEvents() {
    var list = sim.store().createList("Registrants");
    var path = EVENTS + "/associations/simulated/solar-webinar/lists";
    assertThat(api.put(path + "/" + list, "").status()).isEqualTo(204);
    assertThat(api.get(path).json().path("total").asInt()).isEqualTo(1);
    assertThat(api.delete(path + "/" + list).status()).isEqualTo(204);
  }

  @Test
  void whoUnsubscribedComesBackByTheirOwnActOnly() {
    var v4 = "/communication-preferences/v4/statuses/luca.bianchi@example.com";
    var out = "{\"channel\":\"EMAIL\",\"subscriptionId\":102,\"statusState\":\"%s\"}";
    assertThat(api.post(v4, out.formatted("UNSUBSCRIBED")).status()).isEqualTo(200);
    assertThat(api.post(v4, out.formatted("SUBSCRIBED")).status()).isEqualTo(400);
    var v3 = api.get("/communication-preferences/v3/status/email/luca.bianchi@example.com").json();
    assertThat(v3.path("subscriptionStatuses").path(1).path("status").asString())
        .isEqualTo("NOT_SUBSCRIBED");
    api.form(
        "/page/subscription",
        Map.of("email", "luca.bianchi@example.com", "id", "102", "status", "SUBSCRIBED"));
    assertThat(api.get(v4).json().path("results").path(1).path("status").asString())
        .isEqualTo("SUBSCRIBED");
    assertThat(api.post(v4 + "/unsubscribe-all?channel=EMAIL", "").status()).isEqualTo(200);
    var contact = sim.store().contactByEmail("luca.bianchi@example.com").orElseThrow();
    assertThat(Json.text(contact.path("properties"), "hs_email_optout")).isEqualTo("true");
    assertThat(api.get("/communication-preferences/v4/definitions").json().path("results").size())
        .isEqualTo(2);
    var batch = "{\"inputs\":[\"luca.bianchi@example.com\"]}";
    assertThat(api.post("/communication-preferences/v4/statuses/batch/read", batch).status())
        .isEqualTo(200);
  }
}
