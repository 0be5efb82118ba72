package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.dynamics.Automations.Message;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// One table, written in batches; each row has its own outcome, and each change holds only for the
/// version that was read.
final class EntityShelf implements Shelf {
  private static final int MOST = 100;
  private static final int BAD_REQUEST = 400;
  private static final int EXISTS = 412;

  private final DynamicsApi api;
  private final Rows rows;
  private final Describes describes;
  private final Automations automations;
  private final Entity entity;
  private final Map<String, JsonNode> read = new HashMap<>();

  EntityShelf(
      DynamicsApi api, Rows rows, Describes describes, Automations automations, Entity entity) {
    this.api = api;
    this.rows = rows;
    this.describes = describes;
    this.automations = automations;
    this.entity = entity;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public List<RemoteField> fields() {
    return describes.fields(entity);
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    return seen(ids.stream().collect(Collectors.toMap(id -> id, id -> "", (a, b) -> a)));
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var byId = new LinkedHashMap<String, String>();
    markers.forEach(marker -> byId.put(Markers.id(entity.kind(), marker), marker));
    var found = seen(byId);
    var seen = new HashMap<String, Seen>();
    byId.forEach(
        (id, marker) -> {
          if (found.containsKey(id)) {
            seen.put(marker, found.get(id));
          }
        });
    return seen;
  }

  /// @param markers by id; empty for what is asked for by its id
  private Map<String, Seen> seen(Map<String, String> markers) {
    var seen = new HashMap<String, Seen>();
    var ids = markers.keySet().stream().filter(Markers::isId).toList();
    if (ids.isEmpty()) {
      return seen;
    }
    for (var row : rows.where(entity, in(entity.key(), ids))) {
      var id = Json.text(row, entity.key());
      var marker = markers.getOrDefault(id, "");
      read.put(id, row);
      seen.put(
          id,
          Rows.became(entity, row)
              .<Seen>map(Seen.Became::new)
              .orElseGet(
                  () ->
                      new Seen.Live(
                          rows.record(
                              entity, row, marker.isEmpty() ? null : marker, Lane.ORDINARY))));
    }
    return seen;
  }

  /// The query function that stands for many comparisons.
  static String in(String property, List<String> ids) {
    return ids.stream()
        .map(id -> "\"" + id + "\"")
        .collect(
            Collectors.joining(
                ",",
                "Microsoft.Dynamics.CRM.In(PropertyName='" + property + "',PropertyValues=[",
                "])"));
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    return unheard(drafts, Message.CREATE);
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    return unheard(drafts, Message.UPDATE);
  }

  /// Writes those that no process listens to.
  private Map<Draft, Denied> unheard(List<Draft> drafts, Message message) {
    var denied = new HashMap<Draft, Denied>();
    for (var draft : drafts) {
      automations
          .on(entity.table(), message, columns(draft))
          .ifPresent(no -> denied.put(draft, no));
    }
    denied.putAll(write(drafts.stream().filter(d -> !denied.containsKey(d)).toList()));
    return denied;
  }

  private static Set<String> columns(Draft draft) {
    var columns = new HashSet<>(draft.given().keySet());
    if (columns.contains(Entity.TOTAL_COST)) {
      columns.add(Costs.WRITTEN);
    }
    return columns;
  }

  private Map<Draft, Denied> write(List<Draft> drafts) {
    var denied = new HashMap<Draft, Denied>();
    var sent = new ArrayList<Draft>();
    var batch = new Batch(api);
    for (var draft : drafts) {
      try {
        var ref = draft.ref();
        var id = ref == null ? Markers.id(entity.kind(), String.valueOf(draft.marker())) : ref.id();
        var body = Bodies.of(entity, describes, draft, read.getOrDefault(id, Json.object()));
        batch.patch(entity.set() + "(" + id + ")", condition(draft, id), body);
        sent.add(draft);
      } catch (Denied no) {
        denied.put(draft, no);
      }
    }
    if (sent.isEmpty()) {
      return denied;
    }
    var outcomes = batch.send();
    for (int i = 0; i < sent.size(); i++) {
      var outcome = outcomes.get(i);
      boolean stood = sent.get(i).ref() == null && outcome.status() == EXISTS;
      if (!outcome.isGood() && !stood) {
        denied.put(sent.get(i), Refusals.denied(outcome.status(), outcome.error()));
      }
    }
    return denied;
  }

  private Map<String, String> condition(Draft draft, String id) {
    if (draft.ref() == null) {
      return Map.of("If-None-Match", "*");
    }
    var version = Json.text(read.getOrDefault(id, Json.object()), "@odata.etag");
    return Map.of("If-Match", version.isEmpty() ? "*" : version);
  }

  static Denied refused(String code, String field, String message) {
    return new Denied(BAD_REQUEST, code, field, message);
  }

  static Map<String, Image> values(Draft draft) {
    var values = new LinkedHashMap<>(draft.fixed());
    values.putAll(draft.given());
    return values;
  }
}
