package org.unisono.simulators.activecampaign;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Bulk imports: 250 contacts and 400,000 bytes at most, done in the background, looked up by
/// batch.
final class ImportCalls {
  private static final int MOST = 250;
  private static final int MOST_BYTES = 399_999;

  private final Site site;
  private final Map<String, ObjectNode> batches = new LinkedHashMap<>();

  ImportCalls(Site site) {
    this.site = site;
  }

  void register(Routes routes) {
    routes
        .post("/api/3/import/bulk_import", this::take)
        .get("/api/3/import/bulk_import", r -> Reply.ok(overview()))
        .get("/api/3/import/info", this::info);
  }

  private Reply take(Request request) {
    var body = request.object();
    var contacts = body.path("contacts").valueStream().toList();
    if (contacts.isEmpty() || contacts.size() > MOST || request.body().length() > MOST_BYTES) {
      var refusal = Json.object().put("success", 0);
      refusal.put("message", "The request is empty or too large; 250 contacts at most.");
      return Reply.json(400, refusal);
    }
    var nameless = contacts.stream().filter(c -> Json.text(c, "email").isEmpty()).toList();
    if (!nameless.isEmpty()) {
      return failed(nameless);
    }
    boolean quiet = body.path("exclude_automations").asBoolean(false);
    var id = "batch-" + (batches.size() + 1);
    var batch = Json.object().put("status", "waiting");
    var done = batch.putArray("success");
    var failed = batch.putArray("failure");
    batches.put(id, batch);
    for (int i = 0; i < contacts.size(); i++) {
      var email = Json.text(contacts.get(i), "email");
      if (i % 3 == 2 && site.faults.isOn(Fault.PARTIAL_BATCH_FAILURE)) {
        failed.add(email);
        continue;
      }
      try {
        var contact = contacts.get(i);
        done.add(site.webhooks.silently(() -> put(contact, quiet)));
      } catch (ActiveCampaignRefused refused) {
        failed.add(email);
      }
    }
    callBack(body.path("callback"), batch);
    var reply = Json.object().put("Success", 1).put("queued_contacts", contacts.size());
    return Reply.ok(reply.put("batchId", id).put("message", "Contact import queued"));
  }

  /// A row without an address keeps the whole import away.
  private static Reply failed(List<JsonNode> contacts) {
    var refusal = Json.object().put("success", 0).put("message", "Some contacts are not valid");
    var reasons = refusal.putArray("failureReasons");
    for (var contact : contacts) {
      var reason = reasons.addObject().put("failureReason", "The email is missing");
      reason.set("contact", contact);
    }
    return Reply.json(400, refusal);
  }

  /// Tells who asked for it what came of the import, as JSON where details are wanted.
  private void callBack(JsonNode callback, ObjectNode batch) {
    var url = Json.text(callback, "url");
    if (!WebhookCalls.isTarget(url)) {
      return;
    }
    var query = new StringBuilder();
    for (var param : callback.path("params")) {
      query.append(query.isEmpty() ? "?" : "&");
      query.append(encoded(Json.text(param, "key"))).append('=');
      query.append(encoded(Json.text(param, "value")));
    }
    boolean detailed = callback.path("detailed_results").asBoolean(false);
    var request =
        HttpRequest.newBuilder(URI.create(url + query))
            .timeout(Webhooks.PATIENCE)
            .header("Content-Type", "application/json");
    for (var header : callback.path("headers")) {
      request.header(Json.text(header, "key"), Json.text(header, "value"));
    }
    boolean isGet = Json.text(callback, "requestType").equals("GET");
    var results = batch.deepCopy().put("status", "completed");
    var content = detailed ? Json.write(results) : "";
    site.webhooks.callBack(
        isGet ? request.GET().build() : request.POST(BodyPublishers.ofString(content)).build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// An upsert by address. An import that excludes automations sets off none.
  private String put(JsonNode row, boolean quiet) {
    var given = Json.object().put("email", Json.text(row, "email"));
    Map.of("first_name", "firstName", "last_name", "lastName", "phone", "phone")
        .forEach(
            (from, to) -> {
              if (row.has(from)) {
                given.put(to, Json.text(row, from));
              }
            });
    var values = given.putArray("fieldValues");
    for (var field : row.path("fields")) {
      values
          .addObject()
          .put("field", Json.text(field, "id"))
          .put("value", Json.text(field, "value"));
    }
    var sentBefore = site.automations.isQuiet();
    site.automations.quiet(quiet);
    try {
      var known = site.contacts.at(Json.text(row, "email"));
      var contact =
          known.isEmpty()
              ? site.contacts.create(given)
              : site.contacts.update(Json.text(known.get(), "id"), given);
      var id = Json.text(contact, "id");
      for (var tag : row.path("tags")) {
        var name = tag.asString("");
        var made =
            site.tagging.named(name).orElseGet(() -> site.tagging.create(name, "contact", ""));
        site.tagging.add(id, Json.text(made, "id"));
      }
      for (var list : row.path("subscribe")) {
        site.lists.set(id, Json.text(list, "listid"), "1");
      }
      for (var list : row.path("unsubscribe")) {
        site.lists.set(id, Json.text(list, "listid"), "2");
      }
      return id;
    } finally {
      site.automations.quiet(sentBefore);
    }
  }

  private ObjectNode overview() {
    var body = Json.object();
    body.putArray("outstanding");
    var completed = body.putArray("recentlyCompleted");
    batches.keySet().forEach(id -> completed.addObject().put("batchId", id));
    return body;
  }

  /// The first look finds the batch waiting.
  private Reply info(Request request) {
    var id = request.param("batchId").orElse("");
    var batch = batches.get(id);
    if (batch == null) {
      throw ActiveCampaignRefused.message(404, "Batch not found");
    }
    var shown = batch.deepCopy();
    if (Json.text(batch, "status").equals("waiting")) {
      shown.putArray("success");
      shown.putArray("failure");
      batch.put("status", "completed");
    }
    return Reply.ok(shown);
  }
}
