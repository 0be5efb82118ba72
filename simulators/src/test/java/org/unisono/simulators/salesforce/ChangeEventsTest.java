package org.unisono.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisono.simulators.salesforce.Subscriber.change;
import static org.unisono.simulators.salesforce.Subscriber.header;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Launch;
import tools.jackson.databind.JsonNode;

/// Who subscribes is told what changes, and can ask for what was missed.
class ChangeEventsTest extends SalesforceCase {
  private static final String LEADS = "/data/LeadChangeEvent";
  private static final String ALL = "/data/ChangeEvents";

  private Subscriber subscriber;

  @BeforeEach
  void greet() {
    subscriber = greeted(api);
  }

  private static Subscriber greeted(Api api) {
    var fresh = new Subscriber(api, "60.0");
    fresh.handshake();
    // The first connect is answered at once.
    fresh.connect(60_000);
    return fresh;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void aHandshakeOffersReplayAndTheFirstConnectAdvises() {
    var fresh = new Subscriber(api, "60.0");
    var greeting = fresh.handshake();
    assertThat(greeting.path("successful").asBoolean()).isTrue();
    assertThat(greeting.path("ext").path("replay").asBoolean()).isTrue();
    assertThat(texts(greeting.path("supportedConnectionTypes"))).containsExactly("long-polling");
    var first = fresh.connect(60_000).getLast();
    assertThat(first.path("advice").path("timeout").asInt()).isEqualTo(110_000);
    assertThat(Json.text(first.path("advice"), "reconnect")).isEqualTo("retry");
  }

  @Test
  void aNewRecordIsToldWithItsFieldsAndWithoutWhatIsDerived() {
    subscriber.subscribe(LEADS, -1);
    var id = create("Lead", Map.of("FirstName", "Aino", "LastName", "Korhonen", "Company", "Lumi"));
    var event = subscriber.events(2_000).getFirst();
    var payload = event.path("payload");
    assertThat(change(event)).isEqualTo("Lead CREATE");
    assertThat(texts(header(event).path("recordIds"))).containsExactly(id);
    assertThat(Json.text(payload, "Company")).isEqualTo("Lumi");
    assertThat(Json.text(payload.path("Name"), "LastName")).isEqualTo("Korhonen");
    assertThat(Json.text(payload, "CreatedDate")).matches("[0-9-]{10}T[0-9:]{8}Z");
    assertThat(payload.propertyNames())
        .doesNotContain("Id", "IsDeleted", "SystemModstamp", "LastName", "Title");
    assertThat(header(event).path("commitUser").asString()).startsWith("005");
    assertThat(header(event).path("sequenceNumber").asInt()).isEqualTo(1);
    assertThat(event.path("event").path("replayId").asLong()).isPositive();
  }

  @Test
  void aChangeIsToldWithTheChangedFieldsAloneAndNamesThoseThatWereBlanked() {
    var id = create("Lead", Map.of("LastName", "Korhonen", "Company", "Lumi", "Title", "CTO"));
    subscriber.subscribe(LEADS, -1);
    api.patch(DATA + "/sobjects/Lead/" + id, "{\"Title\":null,\"LastName\":\"Niemi\"}");
    var event = subscriber.events(2_000).getFirst();
    assertThat(change(event)).isEqualTo("Lead UPDATE");
    assertThat(texts(header(event).path("changedFields")))
        .containsExactlyInAnyOrder("Title", "Name.LastName", "LastModifiedDate");
    assertThat(texts(header(event).path("nulledFields"))).containsExactly("Title");
    assertThat(event.path("payload").path("Title").isNull()).isTrue();
    assertThat(event.path("payload").propertyNames()).doesNotContain("Company");
    api.delete(DATA + "/sobjects/Lead/" + id);
    var gone = subscriber.events(2_000).getFirst();
    assertThat(change(gone)).isEqualTo("Lead DELETE");
    assertThat(gone.path("payload").propertyNames()).containsExactly("ChangeEventHeader");
  }

  @Test
  void ownChangesComeBackAndNameTheClientThatAskedForThem() {
    subscriber.subscribe(ALL, -1);
    var named = Map.of("Sforce-Call-Options", "client=unisono");
    var body = "{\"LastName\":\"Own\",\"Company\":\"A\"}";
    api.send("POST", DATA + "/sobjects/Lead", body, "application/json", named);
    aLead("Unnamed");
    sim.store().create("Lead", Map.of("LastName", "By hand", "Company", "A"));
    var origins =
        subscriber.events(2_000).stream().map(e -> Json.text(header(e), "changeOrigin")).toList();
    assertThat(origins)
        .containsExactly(
            "com/salesforce/api/rest/60.0;client=unisono", "com/salesforce/api/rest/60.0", "");
  }

  @Test
  void oneTransactionHasOneKeyAndCountsItsEvents() {
    subscriber.subscribe(ALL, -1);
    aCampaign("With statuses");
    var events = subscriber.events(2_000);
    assertThat(events.stream().map(Subscriber::change))
        .containsExactly(
            "Campaign CREATE", "CampaignMemberStatus CREATE", "CampaignMemberStatus CREATE");
    assertThat(events.stream().map(e -> Json.text(header(e), "transactionKey")).distinct())
        .hasSize(1);
    assertThat(events.stream().map(e -> header(e).path("sequenceNumber").asInt()))
        .containsExactly(1, 2, 3);
  }

  @Test
  void theSameChangeOfSeveralRecordsIsOneEvent() {
    var a = aLead("A");
    var b = aLead("B");
    subscriber.subscribe(LEADS, -1);
    var change =
        """
        {"records":[{"attributes":{"type":"Lead"},"Id":"%s","Title":"CTO"},
         {"attributes":{"type":"Lead"},"Id":"%s","Title":"CTO"}]}"""
            .formatted(a, b);
    api.patch(DATA + "/composite/sobjects", change);
    var events = subscriber.events(2_000);
    assertThat(events).hasSize(1);
    assertThat(texts(header(events.getFirst()).path("recordIds"))).containsExactly(a, b);
  }

  @Test
  void whatWasRolledBackIsNeverTold() {
    subscriber.subscribe(ALL, -1);
    var body =
        """
        {"allOrNone":true,"records":[{"attributes":{"type":"Lead"},"LastName":"A","Company":"A"},
         {"attributes":{"type":"Lead"}}]}""";
    api.post(DATA + "/composite/sobjects", body);
    assertThat(subscriber.events(50)).isEmpty();
  }

  @Test
  void aLongPollHoldsNobodyUpAndEndsWithTheFirstEvent() {
    subscriber.subscribe(LEADS, -1);
    var started = Instant.now();
    var held = CompletableFuture.supplyAsync(() -> subscriber.events(30_000));
    assertThat(api.get(DATA + "/limits").status()).isEqualTo(200);
    assertThat(held).isNotDone();
    aLead("Awaited");
    assertThat(held.join()).hasSize(1);
    assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aPollWithoutEventsEndsEmptyAndAnEventIsToldOnce() {
    subscriber.subscribe(LEADS, -1);
    var empty = subscriber.connect(50);
    assertThat(empty).hasSize(1);
    assertThat(empty.getFirst().path("successful").asBoolean()).isTrue();
    aLead("Once");
    assertThat(subscriber.events(2_000)).hasSize(1);
    assertThat(subscriber.events(50)).isEmpty();
  }

  @Test
  void replayBringsAllThatIsKeptOrWhatFollowsAnId() {
    aLead("First");
    aLead("Second");
    subscriber.subscribe(LEADS, -2);
    var events = subscriber.events(2_000);
    assertThat(events).hasSize(2);
    var ids = events.stream().map(e -> e.path("event").path("replayId").asLong()).toList();
    assertThat(ids.getLast() - ids.getFirst()).isPositive();

    var later = greeted(api);
    later.subscribe(LEADS, ids.getFirst());
    assertThat(later.events(2_000)).containsExactly(events.getLast());
    var never = later.subscribe(LEADS, 999_999);
    assertThat(never.path("successful").asBoolean()).isFalse();
    assertThat(Json.text(never, "error")).startsWith("400::The replayId {999999} you provided");
  }

  @Test
  void eventsAreKeptForThreeDays() {
    var now = new Instant[] {Instant.parse("2027-03-01T09:00:00Z")};
    try (var dated = SalesforceSimulator.start(Launch.onPort(0).at(() -> now[0]))) {
      var there = new Api(dated.baseUrl(), Json.text(dated.ready(), "accessToken"));
      dated.store().create("Lead", Map.of("LastName", "Old", "Company", "A"));
      var early = greeted(there);
      early.subscribe(LEADS, -2);
      var old = early.events(2_000).getFirst().path("event").path("replayId").asLong();
      now[0] = now[0].plus(Duration.ofHours(71));
      dated.store().create("Lead", Map.of("LastName", "New", "Company", "A"));
      assertThat(greeted(there).subscribe(LEADS, old).path("successful").asBoolean()).isTrue();
      now[0] = now[0].plus(Duration.ofHours(2));
      var late = greeted(there);
      assertThat(late.subscribe(LEADS, old).path("successful").asBoolean()).isFalse();
      late.subscribe(LEADS, -2);
      assertThat(late.events(2_000)).hasSize(1);
    }
  }

  @Test
  void aGapNamesTheRecordOrNotEvenThat() {
    subscriber.subscribe(LEADS, -1);
    sim.faults().arm(Fault.EVENT_GAP, 1);
    var id = aLead("Unseen");
    var gap = subscriber.events(2_000).getFirst();
    assertThat(change(gap)).isEqualTo("Lead GAP_CREATE");
    assertThat(texts(header(gap).path("recordIds"))).containsExactly(id);
    assertThat(gap.path("payload").propertyNames()).containsExactly("ChangeEventHeader");
    sim.faults().arm(Fault.EVENT_GAP, "overflow");
    aLead("Many");
    var overflow = subscriber.events(2_000).getFirst();
    assertThat(change(overflow)).isEqualTo("Lead GAP_OVERFLOW");
    assertThat(texts(header(overflow).path("recordIds"))).containsExactly("000000000000000AAA");
  }

  @Test
  void anEventCanComeTwice() {
    subscriber.subscribe(LEADS, -1);
    sim.faults().arm(Fault.EVENT_TWICE, 1);
    aLead("Twice");
    var events = subscriber.events(2_000);
    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).isEqualTo(events.getLast());
  }

  @Test
  void onlySelectedObjectsAreTold() {
    var nope = subscriber.subscribe("/data/NopeChangeEvent", -1);
    assertThat(Json.text(nope, "error"))
        .isEqualTo(
            "400::The channel you requested to subscribe to does not exist /data/NopeChangeEvent");
    api.post("/_sim/automations", "{\"changeEvents\":[\"Campaign\"]}");
    subscriber.subscribe(ALL, -1);
    aLead("Silent");
    aCampaign("Loud");
    assertThat(subscriber.events(2_000).stream().map(Subscriber::change))
        .containsExactly("Campaign CREATE");
    assertThat(api.post("/_sim/automations", "{\"changeEvents\":[\"Nope\"]}").status())
        .isEqualTo(400);
  }

  @Test
  void whoUnsubscribesOrLeavesIsToldNothingMore() {
    subscriber.subscribe(LEADS, -1);
    subscriber.say("/meta/unsubscribe", ",\"subscription\":\"" + LEADS + "\"");
    aLead("Unheard");
    assertThat(subscriber.events(50)).isEmpty();
    subscriber.say("/meta/disconnect", "");
    var gone = subscriber.connect(50).getFirst();
    assertThat(Json.text(gone, "error")).isEqualTo("403::Unknown client");
    assertThat(Json.text(gone.path("advice"), "reconnect")).isEqualTo("handshake");
  }

  @Test
  void aDeadTokenAMissingCookieAndAnotherTransportAreRefused() {
    var denied = new Subscriber(api.withToken("dead"), "60.0").handshake();
    assertThat(Json.text(denied, "error")).isEqualTo("403::Handshake denied");
    assertThat(Json.text(denied.path("ext").path("sfdc"), "failureReason"))
        .isEqualTo("401::Authentication invalid");
    var socket = subscriber.say("/meta/connect", ",\"connectionType\":\"websocket\"");
    assertThat(Json.text(socket, "error")).isEqualTo("400::Invalid connection type websocket");
    subscriber.forgetCookie();
    assertThat(Json.text(subscriber.connect(50).getFirst(), "error")).contains("no BAYEUX_BROWSER");
    var other = greeted(api);
    sim.expireTokens();
    var expired = other.connect(2_000).getFirst();
    assertThat(Json.text(expired, "error")).isEqualTo("401::Authentication invalid");
    assertThat(Json.text(expired.path("advice"), "reconnect")).isEqualTo("none");
    assertThat(api.post("/cometd/1.0", "[]").status()).isEqualTo(400);
  }

  @Test
  void pollsAreNoApiCalls() {
    long before = sim.journal().apiCalls();
    subscriber.subscribe(LEADS, -1);
    subscriber.connect(50);
    assertThat(sim.journal().apiCalls()).isEqualTo(before);
  }
}
