package org.unisono.simulators.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest extends ActiveCampaignCase {
  private final BlockingQueue<String> inbox = new LinkedBlockingQueue<>();
  private HttpServer app;

  @BeforeEach
  void listen() throws IOException {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            inbox.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    app.start();
  }

  @AfterEach
  void stop() {
    app.stop(0);
  }

  private Api hook(String url) {
    var body =
        """
        {"webhook":{"name":"U","url":"%s","events":["contact_tag_added","subscribe"],
        "sources":["api","admin"]}}""";
    return new Api(post("/webhooks", body.formatted(url)).status());
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
