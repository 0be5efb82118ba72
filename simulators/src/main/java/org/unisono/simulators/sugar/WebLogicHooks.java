package org.unisono.simulators.sugar;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// SugarCRM's web logic hooks: what is saved, deleted or linked is told to the address of each hook
/// of its module, in order, once, whatever the answer is. `before_save` is told of what is saved in
/// the end, since nothing here can come between.
final class WebLogicHooks {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CrmRecords records;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private CompletableFuture<?> told = CompletableFuture.completedFuture("");

  WebLogicHooks(CrmRecords records) {
    this.records = records;
  }

  void saved(CrmModule module, ObjectNode row, ObjectNode before) {
    for (var event : new String[] {"before_save", "after_save"}) {
      var body = body(module, row, event).put("isUpdate", !before.isEmpty());
      var changes = body.putObject("dataChanges");
      for (var field : module.fields()) {
        var was = Json.text(before, field.name());
        var now = Json.text(row, field.name());
        if (!before.isEmpty() && !was.equals(now)) {
          changes
              .putObject(field.name())
              .put("field_name", field.name())
              .put("data_type", field.type())
              .put("before", was)
              .put("after", now);
        }
      }
      tell(module, event, body);
    }
  }

  void deleted(CrmModule module, ObjectNode row) {
    for (var event : new String[] {"before_delete", "after_delete"}) {
      tell(module, event, body(module, row, event));
    }
  }

  /// @param event `after_relationship_add` or `after_relationship_delete`
  void linked(String event, CrmLink link, String id, String other) {
    records
        .find(link.module(), id)
        .ifPresent(
            row ->
                tell(
                    link.module(),
                    event,
                    body(link.module(), row, event)
                        .put("link", link.name())
                        .put("related_module", link.target().module())
                        .put("related_id", other)));
  }

  private static ObjectNode body(CrmModule module, ObjectNode row, String event) {
    var body = Json.object().put("bean", module.object()).put("event", event);
    var data = row.deepCopy();
    data.remove(CrmRecords.AUDIT);
    return (ObjectNode) body.set("data", data);
  }

  private void tell(CrmModule module, String event, ObjectNode body) {
    for (var hook : records.live(CrmModule.WEB_LOGIC_HOOKS)) {
      if (Json.text(hook, "webhook_target_module").equals(module.module())
          && Json.text(hook, "trigger_event").equals(event)) {
        var method = Json.text(hook, "request_method");
        var content =
            method.equals("GET")
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(Json.write(body));
        var call =
            HttpRequest.newBuilder(URI.create(Json.text(hook, "url")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        told =
            told.handle((done, failed) -> "")
                .thenCompose(before -> client.sendAsync(call, BodyHandlers.discarding()));
      }
    }
  }
}
