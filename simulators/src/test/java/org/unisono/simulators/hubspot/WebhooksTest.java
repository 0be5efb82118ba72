package org.unisono.simulators.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class WebhooksTest extends HubSpotCase {
  private static final String KEY = "?hapikey=simulated-developer-key";
  private static final String ALL = "/webhooks/v3/77/";

  /// One delivery, and how it was signed.
  private record Delivery(String body, String time, String signature) {}

  private final BlockingQueue<Delivery> inbox = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private HttpServer app;

  @BeforeEach
  void listen() throws IOException {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext("/", this::take);
    app.start();
    var throttling = Json.object().put("maxConcurrentRequests", 5);
    var settings = Json.object().put("targetUrl", target());
    var set = api.put(ALL + "settings" + KEY, Json.write(settings.set("throttling", throttling)));
    assertThat(set.status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    app.stop(0);
  }

  private String target() {
    return "http://127.0.0.1:" + app.getAddress().getPort() + "/hook";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      inbox.add(
          new Delivery(
              body,
              headers.getFirst("X-HubSpot-Request-Timestamp"),
              headers.getFirst("X-HubSpot-Signature-v3")));
      var answer = answers.poll();
      exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
    }
  }

  private String subscribe(String type, String property) {
    var wish = Json.object().put("eventType", type).put("active", true);
    if (!property.isEmpty()) {
      wish.put("propertyName", property);
    }
    var made = api.post(ALL + "subscriptions" + KEY, Json.write(wish));
    assertThat(made.status()).isEqualTo(201);
    return Json.text(made.json(), "id");
  }

  private Delivery delivery() throws InterruptedException {
    var delivery = inbox.poll(20, TimeUnit.SECONDS);
    assertThat(delivery).isNotNull();
    return delivery;
  }

  /// Until so many came, which may be in several batches.
  private List<JsonNode> events(int count) throws InterruptedException {
    var events = new ArrayList<JsonNode>();
    while (events.size() < count) {
      Json.parse(delivery().body()).forEach(events::add);
    }
    return events;
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(e -> Json.text(e, "subscriptionType")).toList();
  }

  @Test
  void whatHappensToContactsIsToldInSignedBatches() throws Exception {
    subscribe("contact.creation", "");
    subscribe("contact.propertyChange", "phone");
    var body = properties(Map.of("email", "hook@example.com", "firstname", "H"));
    var id = Json.text(api.post(CONTACTS, body).json(), "id");
    var delivery = delivery();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("simulated-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signed = "POST" + target() + delivery.body() + delivery.time();
    assertThat(delivery.signature())
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    var created = Json.parse(delivery.body()).path(0);
    assertThat(Json.text(created, "objectId")).isEqualTo(id);
    assertThat(Json.text(created, "changeSource")).isEqualTo("INTEGRATION");
    sim.store().update("contacts", id, Map.of("phone", "7"));
    var changed = events(1).getFirst();
    assertThat(Json.text(changed, "propertyValue")).isEqualTo("7");
    assertThat(Json.text(changed, "changeSource")).isEqualTo("CRM_UI");
  }

  @Test
  void deletionMergeAndErasureAreThreeThings() throws Exception {
    for (var type : List.of("deletion", "merge", "privacyDeletion")) {
      subscribe("contact." + type, "");
    }
    subscribe("company.creation", "");
    var first = aContact("a@example.com");
    var second = aContact("b@example.com");
    var third = aContact("c@example.com");
    var merge = Json.object().put("primaryObjectId", first).put("objectIdToMerge", second);
    api.post(CONTACTS + "/merge", Json.write(merge));
    api.delete(CONTACTS + "/" + first);
    api.delete(CONTACTS + "/" + first);
    api.post(CONTACTS + "/gdpr-delete", Json.write(Json.object().put("objectId", third)));
    sim.store().create("companies", Map.of("name", "C"));
    var events = events(4);
    assertThat(types(events))
        .containsExactly(
            "contact.merge", "contact.deletion", "contact.privacyDeletion", "company.creation");
    var told = events.getFirst();
    assertThat(told.path("mergedObjectIds").path(0).asString()).isEqualTo(second);
    assertThat(told.path("primaryObjectId").asString()).isEqualTo(first);
    assertThat(told.path("newObjectId").asString()).isNotIn(first, second);
  }

  @Test
  void linksAndRestoresAreToldByBothForms() throws Exception {
    subscribe("contact.associationChange", "");
    subscribe("contact.restore", "");
    var general = Json.object().put("eventType", "object.associationChange").put("active", true);
    general.put("objectTypeId", "0-2");
    api.post(ALL + "subscriptions" + KEY, Json.write(general));
    var contact = aContact("link@example.com");
    var company = sim.store().create("companies", Map.of("name", "L"));
    var link = "/crm/v4/objects/contacts/%s/associations/companies/%s";
    api.put(link.formatted(contact, company), "[]");
    var added = events(2);
    var own = added.getFirst();
    assertThat(Json.text(own, "associationType")).isEqualTo("CONTACT_TO_COMPANY");
    assertThat(own.path("associationRemoved").asBoolean()).isFalse();
    assertThat(own.has("objectId")).isFalse();
    assertThat(Json.text(own, "toObjectId")).isEqualTo(company);
    assertThat(Json.text(added.getLast(), "fromObjectTypeId")).isEqualTo("0-2");
    assertThat(added.getLast().path("associationTypeId").asInt()).isEqualTo(280);
    api.delete(link.formatted(contact, company));
    assertThat(events(2).getFirst().path("associationRemoved").asBoolean()).isTrue();
    sim.store().archive("contacts", contact);
    sim.store().bringBack("contacts", contact);
    var restored = events(1).getFirst();
    assertThat(Json.text(restored, "subscriptionType")).isEqualTo("contact.restore");
    assertThat(Json.text(restored, "objectId")).isEqualTo(contact);
    assertThat(api.get(CONTACTS + "/" + contact).status()).isEqualTo(200);
  }

  @Test
  void aBatchThatIsNotTakenComesAgain() throws Exception {
    answers.addAll(List.of(500, 500));
    subscribe("deal.creation", "");
    sim.store().create("deals", Map.of("dealname", "D"));
    var attempts = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      var event = Json.parse(delivery().body()).path(0);
      attempts.add(event.path("attemptNumber").asInt());
    }
    assertThat(attempts).containsExactly(0, 1, 2);
  }

  @Test
  void theyComeTwiceAndOutOfOrderWhenAsked() throws Exception {
    sim.automate(Json.object().put("webhooksTwice", true).put("webhooksOutOfOrder", true));
    subscribe("contact.creation", "");
    sim.between(
        () -> {
          aContact("one@example.com");
          return aContact("two@example.com");
        });
    var events = Json.parse(delivery().body());
    assertThat(events).hasSize(2);
    assertThat(events.path(0).path("eventId").asLong())
        .isGreaterThan(events.path(1).path("eventId").asLong());
    assertThat(Json.parse(delivery().body())).isEqualTo(events);
  }

  @Test
  void onlyTheDevelopersKeyOpensThem() {
    assertThat(api.get(ALL + "subscriptions").status()).isEqualTo(401);
    assertThat(api.get("/webhooks/v3/1/settings" + KEY).status()).isEqualTo(404);
    var wrong =
        "{\"targetUrl\":\"http://example.com\",\"throttling\":{\"maxConcurrentRequests\":1}}";
    assertThat(api.put(ALL + "settings" + KEY, wrong).status()).isEqualTo(400);
    var nameless = "{\"eventType\":\"contact.propertyChange\"}";
    assertThat(api.post(ALL + "subscriptions" + KEY, nameless).status()).isEqualTo(400);
    var unknown = "{\"eventType\":\"planet.creation\"}";
    assertThat(api.post(ALL + "subscriptions" + KEY, unknown).status()).isEqualTo(400);
    var id = subscribe("contact.creation", "");
    subscribe("conversation.newMessage", "");
    subscribe("ticket.restore", "");
    api.patch(ALL + "subscriptions/" + id + KEY, "{\"active\":false}");
    var all = api.get(ALL + "subscriptions" + KEY).json().path("results");
    assertThat(all.path(0).path("active").asBoolean()).isFalse();
    assertThat(api.delete(ALL + "subscriptions/" + id + KEY).status()).isEqualTo(204);
    assertThat(api.delete(ALL + "settings" + KEY).status()).isEqualTo(204);
    assertThat(api.get(ALL + "settings" + KEY).status()).isEqualTo(404);
  }
}
