package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class WebhooksTest extends ActiveCampaignCase {
  private final BlockingQueue<String> inbox = new LinkedBlockingQueue<>();
  private HttpServer app;
  private volatile int status = 200;

  @BeforeEach
  void listen() throws IOException {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            inbox.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
          }
        });
    app.start();
  }

  @AfterEach
  void stop() {
    app.stop(0);
  }

  private Api hook(String url) {
    return hook(url, "contact_tag_added\",\"subscribe");
  }

  private Api hook(String url, String events) {
    var body =
        """
        {"webhook":{"name":"U","url":"%s","events":["%s"],"sources":["api","admin"]}}""";
    return new Api(post("/webhooks", body.formatted(url, events)).status());
  }

  private String own() {
    return "http://127.0.0.1:" + app.getAddress().getPort() + "/";
  }

  private record Api(int status) {}

  private String form() throws InterruptedException {
    var form = inbox.poll(20, TimeUnit.SECONDS);
    assertThat(form).isNotNull();
    return URLDecoder.decode(form, StandardCharsets.UTF_8);
  }

  @Test
  void aTagIsToldAsAFormWithNestedKeysAndAnImportIsNot() throws Exception {
    assertThat(hook("http://127.0.0.1:" + app.getAddress().getPort() + "/").status())
        .isEqualTo(201);
    assertThat(hook("http://example.com/").status()).isEqualTo(422);
    post(
        "/import/bulk_import",
        "{\"contacts\":[{\"email\":\"i@example.com\",\"tags\":[\"quiet\"]}]}");
    wear("1", tag("told"));
    assertThat(form())
        .contains("type=contact_tag_added", "initiated_from=api", "contact[id]=1", "tag=told");
    sim.store().tag("2", tag("by hand"));
    assertThat(form()).contains("initiated_from=admin", "contact[id]=2");
    assertThat(inbox).isEmpty();
  }

  @Test
  void aCampaignIsToldWithItsNameAndTheLink() throws Exception {
    hook(own(), "sent\",\"open\",\"click\",\"bounce");
    var id = sim.store().createSend("News", Map.of());
    var html = "<a href=\"https://example.com/offer\">Offer</a>";
    sim.store().send(id, sim.store().createMessage("Hello", html), List.of("1"));
    assertThat(form())
        .contains("type=sent", "list=1", "campaign[name]=News", "campaign[recipients]=1")
        .contains("campaign[message][subject]=Hello")
        .doesNotContain("contact[id]");
    sim.store().react(id, "1", "click");
    assertThat(form())
        .contains("type=click", "contact[id]=1", "link[url]=https://example.com/offer");
    sim.store().react(id, "1", "reply");
    sim.store().react(id, "1", "bounce");
    assertThat(form()).contains("type=bounce", "campaign[status]=5");
  }

  @Test
  void whatHappensAroundDealsIsTold() throws Exception {
    var events =
        List.of(
            "deal_add",
            "deal_update",
            "deal_note_add",
            "deal_pipeline_add",
            "deal_stage_add",
            "deal_task_add",
            "deal_task_complete",
            "deal_tasktype_add",
            "contact_task_add",
            "subscriber_note",
            "account_add",
            "account_update",
            "account_contact_add");
    assertThat(hook(own(), String.join("\",\"", events)).status()).isEqualTo(201);
    assertThat(hook(own(), "deal_dance").status()).isEqualTo(422);
    var deal =
        "{\"deal\":{\"title\":\"D\",\"contact\":\"1\",\"value\":199,\"currency\":\"eur\",\"owner\":1,"
            + "\"group\":\"1\"}}";
    var id = id(post("/deals", deal).json().path("deal"));
    assertThat(form())
        .contains("type=deal_add", "deal[value]=1.99", "deal[value_raw]=199")
        .contains("deal[stage_title]=To contact", "deal[pipeline_title]=Sales")
        .contains("deal[contact_email]=luca.bianchi@example.com");
    send("PUT", "/deals/" + id, "{\"deal\":{\"stage\":\"2\"}}");
    assertThat(form()).contains("type=deal_update", "deal[stageid]=2");
    post("/deals/" + id + "/notes", "{\"note\":{\"note\":\"Called\"}}");
    assertThat(form()).contains("type=deal_note_add", "note[text]=Called");
    var task =
        "{\"dealTask\":{\"title\":\"T\",\"relid\":\"1\",\"ownerType\":\"%s\",\"dealTasktype\":\"1\","
            + "\"duedate\":\"2026-12-05\"}}";
    var made = id(post("/dealTasks", task.formatted("deal")).json().path("dealTask"));
    assertThat(form()).contains("type=deal_task_add", "task[title]=T", "deal[id]=1");
    send("PUT", "/dealTasks/" + made, "{\"dealTask\":{\"status\":1}}");
    assertThat(form()).contains("type=deal_task_complete");
    post("/dealTasks", task.formatted("contact"));
    assertThat(form()).contains("type=contact_task_add", "contact[id]=1");
    post("/dealStages", "{\"dealStage\":{\"title\":\"Last\",\"group\":\"1\"}}");
    assertThat(form()).contains("type=deal_stage_add", "stage[title]=Last");
    post("/accounts", "{\"account\":{\"name\":\"Verdi\"}}");
    assertThat(form()).contains("type=account_add", "account[name]=Verdi");
    assertThat(inbox).isEmpty();
  }

  @Test
  void whoAnswers410GetsNoMore() throws Exception {
    hook(own());
    status = 500;
    wear("1", tag("one"));
    form();
    assertThat(state()).isEqualTo("1");
    status = 410;
    wear("1", tag("two"));
    form();
    for (int i = 0; i < 200 && state().equals("1"); i++) {
      Thread.sleep(5);
    }
    assertThat(state()).isEqualTo("0");
    wear("1", tag("three"));
    assertThat(inbox.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  private String state() {
    return Json.text(get("/webhooks").json().path("webhooks").path(0), "state");
  }

  @Test
  void anImportCallsBackWithWhatCameOfIt() throws Exception {
    var body =
        """
        {"contacts":[{"email":"i@example.com"},{"email":"broken"}],"callback":{"url":"%s",
        "requestType":"POST","detailed_results":true,"params":[{"key":"k","value":"v"}],
        "headers":[{"key":"X-Own","value":"1"}]}}""";
    post("/import/bulk_import", body.formatted(own()));
    assertThat(form()).contains("\"status\":\"completed\"", "\"failure\":[\"broken\"]");
  }

  @Test
  void aSegmentIsWorkedOutAtTheFirstCallAndFrozen() {
    var tag = tag("inside");
    var segment = sim.store().createSegment("Inside", tag);
    wear("1", tag);
    var inside = "/contacts?segmentid=" + segment;
    assertThat(get(inside).json().path("contacts")).isEmpty();
    assertThat(get(inside).json().path("contacts")).hasSize(1);
    wear("2", tag);
    assertThat(get(inside).json().path("contacts")).hasSize(1);
    var match = get("/segmentMatch/%s/2".formatted(segment)).json().path("data").path(0);
    assertThat(match.path("attributes").path("match").asBoolean()).isTrue();
  }

  @Test
  void anEventOfAWebsiteIsTakenOrRefusedWith200() {
    var visit = "{\"email\":\"luca.bianchi@example.com\"}";
    var event =
        Map.of("actid", "25300001", "key", "simulated-event-key", "event", "seen", "visit", visit);
    assertThat(api.form("/event", event).json().path("success").asInt()).isEqualTo(1);
    assertThat(get("/eventTrackingEvents").json().path("eventTrackingEvents")).hasSize(1);
    var refused = api.form("/event", Map.of("key", "wrong"));
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.json().path("success").asInt()).isZero();
  }
}
