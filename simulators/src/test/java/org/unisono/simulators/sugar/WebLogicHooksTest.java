package org.unisono.simulators.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class WebLogicHooksTest {
  private static final String REST = "/rest/v11_10/";

  private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
  private SugarCrmSimulator sim;
  private Api api;
  private HttpServer listener;

  @BeforeEach
  void open() throws IOException {
    sim = SugarCrmSimulator.start(0);
    api = new Api(sim.baseUrl(), Json.text(sim.ready(), "accessToken"));
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        call -> {
          var body = call.getRequestBody().readAllBytes();
          told.add(Json.parse(new String(body, StandardCharsets.UTF_8)));
          call.sendResponseHeaders(500, -1);
          call.close();
        });
    listener.start();
  }

  @AfterEach
  void close() {
    listener.stop(0);
    sim.close();
  }

  private String hook(String module, String event) {
    var body =
        """
        {"name":"Tell","webhook_target_module":"%s","request_method":"POST",
        "url":"http://127.0.0.1:%d/here","trigger_event":"%s"}""";
    var port = listener.getAddress().getPort();
    var made = api.post(REST + "WebLogicHooks", body.formatted(module, port, event));
    assertThat(made.status()).isEqualTo(200);
    return Json.text(made.json(), "id");
  }

  private JsonNode next() throws InterruptedException {
    return Objects.requireNonNull(told.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void whatIsSavedIsToldWithWhatHasChanged() throws InterruptedException {
    var hook = hook("Campaigns", "after_save");
    var values = Map.of("name", "May", "status", "Planning", "campaign_type", "Web");
    var id = sim.store().create("Campaigns", values);
    var made = next();
    assertThat(made.path("isUpdate").asBoolean(true)).isFalse();
    assertThat(Json.text(made, "bean")).isEqualTo("Campaign");
    assertThat(Json.text(made.path("data"), "id")).isEqualTo(id);
    api.put(REST + "Campaigns/" + id, "{\"status\":\"Active\"}");
    var changed = next();
    assertThat(changed.path("isUpdate").asBoolean()).isTrue();
    var status = changed.path("dataChanges").path("status");
    assertThat(Json.text(status, "before")).isEqualTo("Planning");
    assertThat(Json.text(status, "after")).isEqualTo("Active");
    sim.store().create("Leads", Map.of("last_name", "Untold"));
    api.delete(REST + "WebLogicHooks/" + hook);
    api.put(REST + "Campaigns/" + id, "{\"status\":\"Complete\"}");
    assertThat(told.poll(300, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void whatIsLinkedAndUnlinkedAndDeletedIsTold() throws InterruptedException {
    hook("ProspectLists", "after_relationship_add");
    hook("ProspectLists", "after_relationship_delete");
    hook("ProspectLists", "after_delete");
    var list = sim.store().create("ProspectLists", Map.of("name", "L", "list_type", "default"));
    var lead = sim.store().create("Leads", Map.of("last_name", "One"));
    var link = REST + "ProspectLists/" + list + "/link/leads/" + lead;
    assertThat(api.post(link, "{}").status()).isEqualTo(200);
    var linked = next();
    assertThat(Json.text(linked, "event")).isEqualTo("after_relationship_add");
    assertThat(Json.text(linked, "related_id")).isEqualTo(lead);
    api.delete(link);
    var unlinked = next();
    assertThat(Json.text(unlinked, "event")).isEqualTo("after_relationship_delete");
    api.delete(REST + "ProspectLists/" + list);
    var deleted = next();
    assertThat(Json.text(deleted, "event")).isEqualTo("after_delete");
  }

  @Test
  void theNextCallMeetsTheStatusThatWasAskedFor() {
    for (var refusal : Map.of(413, "request_too_large", 424, "request_failure").entrySet()) {
      api.post("/_sim/automations", "{\"refuseNext\":%d}".formatted(refusal.getKey()));
      var refused = api.get(REST + "Campaigns");
      assertThat(refused.status()).isEqualTo(refusal.getKey());
      assertThat(Json.text(refused.json(), "error")).isEqualTo(refusal.getValue());
      assertThat(api.get(REST + "Campaigns").status()).isEqualTo(200);
    }
  }
}
