package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import tools.jackson.databind.JsonNode;

class ChangeJournalTest extends HubSpotCase {
  private static final String JOURNAL = "/webhooks-journal/journal/2026-03/";
  private static final String SUBSCRIPTIONS = "/webhooks-journal/subscriptions/2026-03";

  private void subscribe(String type, String action, String more) {
    var body = "{\"subscriptionType\":\"%s\",\"portalId\":1,\"actions\":[\"%s\"]%s}";
    assertThat(api.post(SUBSCRIPTIONS, body.formatted(type, action, more)).status()).isEqualTo(201);
  }

  private JsonNode file(Api.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    var url = URI.create(Json.text(answer.json(), "url"));
    var open = api.withToken("").get(url.getPath() + "?" + url.getQuery());
    return open.json().path("journalEvents");
  }

  @Test
  void thereIsNothingUntilSomethingHappensThatWasSubscribedTo() {
    aContact("before@example.com");
    assertThat(api.get(JOURNAL + "earliest").status()).isEqualTo(204);
    subscribe("OBJECT", "UPDATE", ",\"objectTypeId\":\"0-1\",\"properties\":[\"phone\"]");
    var id = aContact("after@example.com");
    sim.store().update("contacts", id, Map.of("firstname", "A"));
    sim.store().update("contacts", id, Map.of("phone", "7"));
    var events = file(api.get(JOURNAL + "earliest"));
    assertThat(events).hasSize(1);
    assertThat(events.path(0).path("propertyChanges").path("phone").asString()).isEqualTo("7");
    assertThat(Json.text(events.path(0), "objectId")).isEqualTo(id);
  }

  @Test
  void itTellsWhoJoinedAListAndWhoLeft() {
    var list = sim.store().createList("Told");
    var other = sim.store().createList("Untold");
    subscribe("LIST_MEMBERSHIP", "ADDED_TO_LIST", ",\"listIds\":[%s]".formatted(list));
    subscribe("LIST_MEMBERSHIP", "REMOVED_FROM_LIST", ",\"listIds\":[%s]".formatted(list));
    var contact = aContact("joins@example.com");
    sim.store().changeMembers(list, List.of(contact), List.of());
    sim.store().changeMembers(other, List.of(contact), List.of());
    sim.store().changeMembers(list, List.of(), List.of(contact));
    var events = file(api.get(JOURNAL + "latest"));
    assertThat(events.valueStream().map(e -> Json.text(e, "action")))
        .containsExactly("ADDED_TO_LIST", "REMOVED_FROM_LIST");
    assertThat(Json.text(events.path(0), "listId")).isEqualTo(list);
  }

  @Test
  void onePagesThroughItByOffset() {
    subscribe("OBJECT", "CREATE", ",\"objectTypeId\":\"0-1\"");
    aContact("first@example.com");
    var first = Json.text(api.get(JOURNAL + "latest").json(), "currentOffset");
    var next = JOURNAL + "offset/%s/next";
    assertThat(api.get(next.formatted(first)).status()).isEqualTo(204);
    var second = aContact("second@example.com");
    var answer = api.get(next.formatted(first));
    assertThat(Json.text(file(answer).path(0), "objectId")).isEqualTo(second);
    aContact("third@example.com");
    var batch = api.get(JOURNAL + "batch/%s/next/5".formatted(first)).json().path("results");
    assertThat(batch).hasSize(2);
    assertThat(api.get(next.formatted("nowhere")).status()).isEqualTo(404);
  }

  @Test
  void theAddressOfAFileIsGoodForMinutes() {
    subscribe("OBJECT", "CREATE", ",\"objectTypeId\":\"0-1\"");
    aContact("short@example.com");
    var url = Json.text(api.get(JOURNAL + "latest").json(), "url");
    var path = URI.create(url).getPath();
    assertThat(api.get(path + "?until=1").status()).isEqualTo(403);
    assertThat(api.get(path).status()).isEqualTo(403);
  }

  @Test
  void subscriptionsAreListedAndTakenBack() {
    subscribe("OBJECT", "DELETE", ",\"objectTypeId\":\"0-1\"");
    var id = Json.text(api.get(SUBSCRIPTIONS).json().path("results").path(0), "id");
    assertThat(api.get(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(200);
    assertThat(api.delete(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(204);
    sim.store().archive("contacts", aContact("quiet@example.com"));
    assertThat(api.get(JOURNAL + "latest").status()).isEqualTo(204);
    assertThat(api.post(SUBSCRIPTIONS, "{\"subscriptionType\":\"NONE\"}").status()).isEqualTo(400);
  }

  private String link(String contact, String company) {
    return "/crm/v4/objects/contacts/%s/associations/companies/%s".formatted(contact, company);
  }

  @Test
  void itTellsOfLinksAsOneEndSeesThem() {
    subscribe(
        "ASSOCIATION",
        "ASSOCIATION_ADDED",
        ",\"objectTypeId\":\"0-1\",\"associatedObjectTypeIds\":[\"0-2\"]");
    subscribe("ASSOCIATION", "ASSOCIATION_REMOVED", ",\"objectTypeId\":\"0-2\"");
    var contact = aContact("linked@example.com");
    var company = sim.store().create("companies", Map.of("name", "L"));
    var deal = sim.store().create("deals", Map.of("dealname", "D"));
    sim.store().associate("contacts", contact, "deals", deal);
    api.put(link(contact, company), "[]");
    api.put(link(contact, company), "[]");
    api.delete(link(contact, company));
    api.delete(link(contact, company));
    var events = file(api.get(JOURNAL + "latest"));
    assertThat(events.valueStream().map(e -> Json.text(e, "action")))
        .containsExactly("ASSOCIATION_ADDED", "ASSOCIATION_REMOVED");
    assertThat(Json.text(events.path(0), "type")).isEqualTo("association");
    assertThat(Json.text(events.path(0), "fromObjectId")).isEqualTo(contact);
    assertThat(Json.text(events.path(1), "fromObjectId")).isEqualTo(company);
    assertThat(events.path(1).path("associationTypeId").asInt()).isEqualTo(280);
  }

  @Test
  void aSnapshotPutsIntoItWhatARecordIsLikeNow() {
    var id = sim.store().create("contacts", Map.of("email", "s@example.com", "phone", "7"));
    var ask =
        """
        {"snapshotRequests":[
        {"portalId":1,"objectId":%s,"objectTypeId":"0-1","properties":["phone"]},
        {"portalId":1,"objectId":999999,"objectTypeId":"0-1","properties":["phone"]}]}""";
    var answer = api.post("/webhooks-journal/snapshots/2026-03/crm", ask.formatted(id)).json();
    var statuses =
        answer
            .path("snapshotResponses")
            .valueStream()
            .map(r -> api.get(JOURNAL + "status/" + Json.text(r, "snapshotStatusId")).json())
            .map(s -> Json.text(s, "status"));
    assertThat(statuses).containsExactly("COMPLETED", "FAILED");
    var events = file(api.get(JOURNAL + "earliest"));
    assertThat(events).hasSize(1);
    assertThat(Json.text(events.path(0), "action")).isEqualTo("SNAPSHOT");
    assertThat(events.path(0).path("propertyChanges").path("phone").asString()).isEqualTo("7");
    assertThat(api.get(JOURNAL + "status/none").status()).isEqualTo(404);
  }

  @Test
  void onePortalHasAJournalOfItsOwn() {
    var local = JOURNAL.replace("/journal/", "/journal-local/");
    subscribe("OBJECT", "RESTORE", ",\"objectTypeId\":\"0-1\"");
    var id = aContact("back@example.com");
    sim.store().archive("contacts", id);
    sim.store().bringBack("contacts", id);
    var mine = api.get(local + "earliest?installPortalId=146000001");
    assertThat(Json.text(file(mine).path(0), "action")).isEqualTo("RESTORE");
    assertThat(api.get(local + "earliest?installPortalId=1").status()).isEqualTo(204);
    var offset = Json.text(mine.json(), "currentOffset");
    var read = api.post(local + "batch/read", "{\"inputs\":[\"%s\"]}".formatted(offset)).json();
    assertThat(read.path("results")).hasSize(1);
    for (var end : List.of("latest", "earliest")) {
      var one = api.get(local + "batch/" + end + "/5").json().path("results").path(0);
      assertThat(Json.text(one, "currentOffset")).isEqualTo(offset);
    }
    assertThat(api.delete(SUBSCRIPTIONS + "/portals/146000001").status()).isEqualTo(204);
    assertThat(api.get(SUBSCRIPTIONS).json().path("results")).isEmpty();
  }

  @Test
  void itKeepsThreeDays() {
    var start = Instant.parse("2026-05-01T10:00:00Z");
    var now = new AtomicReference<>(start);
    try (var past = HubSpotSimulator.start(Launch.onPort(0).at(now::get))) {
      var other = new Api(past.baseUrl(), Json.text(past.ready(), "accessToken"));
      var wish =
          "{\"subscriptionType\":\"OBJECT\",\"actions\":[\"CREATE\"],\"objectTypeId\":\"0-1\"}";
      other.post(SUBSCRIPTIONS, wish);
      past.store().create("contacts", Map.of("email", "old@example.com"));
      now.set(start.plus(Duration.ofDays(2)));
      assertThat(other.get(JOURNAL + "earliest").status()).isEqualTo(200);
      now.set(start.plus(Duration.ofDays(4)));
      assertThat(other.get(JOURNAL + "earliest").status()).isEqualTo(204);
    }
  }
}
