package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class CustomEventsTest extends HubSpotCase {
  private static final String NAME = "pe146000001_seen";
  private static final String EVENTS = "/events/v3/events";

  private int send(String body) {
    return api.post("/events/v3/send", body).status();
  }

  private static String event(String email, String more) {
    return "{\"eventName\":\"%s\",\"email\":\"%s\"%s}".formatted(NAME, email, more);
  }

  @Test
  void anEventIsDefinedSentOnceAndReadBack() {
    var definition = "{\"name\":\"seen\",\"label\":\"Seen\",\"propertyDefinitions\":[]}";
    assertThat(api.post("/events/v3/event-definitions", definition).status()).isEqualTo(201);
    assertThat(api.post("/events/v3/event-definitions", definition).status()).isEqualTo(409);
    var contact = aContact("sees@example.com");
    aContact("other@example.com");
    var once =
        ",\"uuid\":\"u1\",\"properties\":{\"page\":\"7\"},\"occurredAt\":\"2026-05-01T10:00:00Z\"";
    assertThat(send(event("sees@example.com", once))).isEqualTo(204);
    assertThat(send(event("sees@example.com", once))).isEqualTo(204);
    assertThat(send(event("nobody@example.com", ""))).isEqualTo(404);
    assertThat(send("{\"eventName\":\"unknown\",\"email\":\"sees@example.com\"}")).isEqualTo(404);
    var batch = "{\"inputs\":[%s]}".formatted(event("other@example.com", ""));
    assertThat(api.post("/events/v3/send/batch", batch).status()).isEqualTo(204);
    var mine = api.get(EVENTS + "?objectType=contact&objectId=" + contact).json().path("results");
    assertThat(mine).hasSize(1);
    assertThat(Json.text(mine.path(0), "eventType")).isEqualTo(NAME);
    assertThat(mine.path(0).path("properties").path("page").asString()).isEqualTo("7");
    assertThat(mine.path(0).has("uuid")).isFalse();
    var byMail = api.get(EVENTS + "?objectProperty.email=sees@example.com").json().path("results");
    assertThat(byMail).isEqualTo(mine);
    var later = api.get(EVENTS + "?occurredAfter=2026-06-01T00:00:00Z").json().path("results");
    assertThat(later).hasSize(1).doesNotContain(mine.path(0));
    assertThat(api.get(EVENTS + "/event-types").json().path("eventTypes").path(0).asString())
        .isEqualTo(NAME);
    assertThat(api.delete("/events/v3/event-definitions/" + NAME).status()).isEqualTo(204);
    assertThat(send(event("sees@example.com", ""))).isEqualTo(404);
  }

  @Test
  void anEventStartsTheWorkflowThatWaitsForIt() {
    api.post("/events/v3/event-definitions", "{\"name\":\"seen\"}");
    var criteria = Json.object().put("type", "EVENT_BASED");
    criteria.putArray("eventFilterBranches").addObject().put("eventTypeId", NAME);
    sim.store().workflow("On seeing", criteria);
    aContact("sees@example.com");
    send(event("sees@example.com", ""));
    assertThat(sim.journal().mailsSent()).isOne();
  }

  @Test
  void aContactIsInOneSequenceAndGetsAMail() {
    var contact = aContact("sequence@example.com");
    var base = "/automation/v4/sequences";
    var sequence = Json.text(api.get(base + "?userId=1").json().path("results").path(0), "id");
    var wish =
        "{\"contactId\":\"%s\",\"sequenceId\":\"%s\",\"senderEmail\":\"u@example.com\"}"
            .formatted(contact, sequence);
    var enrolments = base + "/enrollments";
    assertThat(api.post(enrolments, wish).status()).isEqualTo(400);
    assertThat(api.get(enrolments + "/contact/" + contact).status()).isEqualTo(404);
    var enrolled = api.post(enrolments + "?userId=1", wish);
    assertThat(enrolled.status()).isEqualTo(200);
    assertThat(sim.journal().mailsSent()).isOne();
    assertThat(api.post(enrolments + "?userId=1", wish).status()).isEqualTo(400);
    assertThat(api.get(enrolments + "/contact/" + contact).json()).isEqualTo(enrolled.json());
    assertThat(sim.journal().mailsSent()).isOne();
    assertThat(api.get(base + "/1?userId=1").status()).isEqualTo(404);
  }

  @Test
  void listsOfSeveralRecordsAreReadAtOnceAndRevenueFollowsFromDeals() {
    var list = sim.store().createList("Buyers");
    var contact = aContact("buys@example.com");
    sim.store().changeMembers(list, List.of(contact), List.of());
    var ask = "{\"inputs\":[{\"objectTypeId\":\"0-1\",\"recordId\":\"%s\"}]}".formatted(contact);
    var read = api.post("/crm/v3/lists/records/memberships/batch/read", ask).json();
    var memberships = read.path("results").path(0).path("recordListMemberships");
    assertThat(Json.text(memberships.path(0), "listId")).isEqualTo(list);
    var campaign = "/marketing/v3/campaigns/" + aCampaign("Sells");
    api.put(campaign + "/assets/OBJECT_LIST/" + list, "");
    for (var stage : List.of("closedwon", "appointmentscheduled")) {
      var values = Map.of("dealname", stage, "amount", "100", "dealstage", stage);
      sim.store().associate("contacts", contact, "deals", sim.store().create("deals", values));
    }
    var revenue = api.get(campaign + "/reports/revenue?attributionModel=U_SHAPED").json();
    assertThat(revenue.path("dealsNumber").asInt()).isEqualTo(2);
    assertThat(revenue.path("dealAmount").asInt()).isEqualTo(200);
    assertThat(revenue.path("revenueAmount").asInt()).isEqualTo(100);
    assertThat(api.get(campaign + "/reports/revenue?attributionModel=X").status()).isEqualTo(400);
  }
}
