package org.unisono.connectors.hubspot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Contacts, 100 in a batch. New ones are upserts under `unisono_id`, which HubSpot keeps unique.
final class ContactShelf implements Shelf {

  private static final String BATCH = "/crm/v3/objects/contacts/batch/";

  private final HubSpotApi api;
  private final HubSpotRecords records;
  private final Automations automations;

  ContactShelf(HubSpotApi api, HubSpotRecords records, Automations automations) {
    this.api = api;
    this.records = records;
    this.automations = automations;
  }

  @Override
  public int most() {
    return 100;
  }

  @Override
  public List<RemoteField> fields() {
    return records.fields(HubSpotKind.CONTACT);
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var seen = new HashMap<String, Seen>();
    for (var row : read("", ids)) {
      var id = Json.text(row, "id");
      seen.put(id, live(row));
      // Who asks for a record that was merged gets what it became.
      var now = new RemoteRef(RecordKind.CONTACT, id);
      HubSpotRecords.merged(HubSpotKind.CONTACT, row)
          .forEach(was -> seen.putIfAbsent(was.id(), new Seen.Became(now)));
    }
    return seen;
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var seen = new HashMap<String, Seen>();
    for (var row : read(HubSpotKind.MARKER, markers)) {
      seen.put(Json.text(row.path("properties"), HubSpotKind.MARKER), live(row));
    }
    return seen;
  }

  List<JsonNode> byAddresses(List<String> addresses) {
    return read("email", addresses);
  }

  private Seen live(JsonNode row) {
    return new Seen.Live(records.record(HubSpotKind.CONTACT, row));
  }

  private List<JsonNode> read(String idProperty, List<String> ids) {
    var ask = Json.object();
    if (!idProperty.isEmpty()) {
      ask.put("idProperty", idProperty);
    }
    var names = ask.putArray("properties");
    records.asked(HubSpotKind.CONTACT).forEach(names::add);
    var inputs = ask.putArray("inputs");
    ids.forEach(id -> inputs.addObject().put("id", id));
    var answer = api.ask(BATCH + "read", ask, Lane.ORDINARY);
    return answer.path("results").valueStream().toList();
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    return unheard(drafts, automations::onNewContact, this::upsert);
  }

  private Map<Draft, Denied> upsert(List<Draft> drafts) {
    var body = Json.object();
    var inputs = body.putArray("inputs");
    for (var draft : drafts) {
      var input = inputs.addObject().put("id", draft.marker());
      input.put("idProperty", HubSpotKind.MARKER).set("properties", values(draft));
    }
    return denied(drafts, api.write("POST", BATCH + "upsert", body), Draft::marker);
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    return unheard(drafts, automations::onChange, this::update);
  }

  /// Writes those whom no workflow would take in.
  private static Map<Draft, Denied> unheard(
      List<Draft> drafts,
      Function<Set<String>, Optional<Denied>> heard,
      Function<List<Draft>, Map<Draft, Denied>> write) {
    var byProperties = new HashMap<Set<String>, Optional<Denied>>();
    var denied = new HashMap<Draft, Denied>();
    for (var draft : drafts) {
      byProperties
          .computeIfAbsent(draft.given().keySet(), heard)
          .ifPresent(no -> denied.put(draft, no));
    }
    var free = drafts.stream().filter(d -> !denied.containsKey(d)).toList();
    if (!free.isEmpty()) {
      denied.putAll(write.apply(free));
    }
    return denied;
  }

  private Map<Draft, Denied> update(List<Draft> drafts) {
    var body = Json.object();
    var inputs = body.putArray("inputs");
    for (var draft : drafts) {
      inputs.addObject().put("id", id(draft)).set("properties", values(draft));
    }
    return denied(drafts, api.write("POST", BATCH + "update", body), ContactShelf::id);
  }

  private static String id(Draft draft) {
    return Objects.requireNonNull(draft.ref()).id();
  }

  /// A blank is an empty text.
  static ObjectNode values(Draft draft) {
    var values = Json.object();
    draft
        .given()
        .forEach((name, v) -> values.put(name, v instanceof Image.Filled(var raw) ? raw : ""));
    return values;
  }

  private interface Key {
    @Nullable String of(Draft draft);
  }

  private static Map<Draft, Denied> denied(List<Draft> drafts, JsonNode answer, Key key) {
    var denied = new HashMap<Draft, Denied>();
    for (var error : answer.path("errors")) {
      var ids = error.path("context").path("ids").valueStream().map(JsonNode::asString).toList();
      drafts.stream()
          .filter(d -> ids.contains(String.valueOf(key.of(d))))
          .forEach(d -> denied.put(d, Refusals.denied(400, error)));
    }
    return denied;
  }
}
