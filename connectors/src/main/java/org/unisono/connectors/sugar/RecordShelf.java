package org.unisono.connectors.sugar;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.sugar.Site.Saves;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Records of one module.
final class RecordShelf implements Shelf {

  private final CrmRows rows;
  private final CrmModule module;
  private final Automations automations;
  // id → their last change, as it was read before the write.
  private final Map<String, String> stamps = new HashMap<>();

  RecordShelf(CrmRows rows, CrmModule module, Automations automations) {
    this.rows = rows;
    this.module = module;
    this.automations = automations;
  }

  /// Few, as each is changed by a call of its own, and where it must be, read by one.
  @Override
  public int most() {
    return 20;
  }

  @Override
  public List<RemoteField> fields() {
    return rows.fields(module);
  }

  /// By the ids of references.
  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var seen = new HashMap<String, Seen>();
    var byOwn = new LinkedHashMap<String, String>();
    ids.forEach(id -> byOwn.put(id.replaceFirst("^prospect:", ""), id));
    rows.site()
        .readAll(module.module(), List.copyOf(byOwn.keySet()), rows.asked(module))
        .forEach(
            (own, row) -> {
              stamps.put(own, Json.text(row, CrmModule.MODIFIED));
              seen.put(byOwn.getOrDefault(own, own), seen(row));
            });
    return seen;
  }

  private Seen seen(JsonNode row) {
    var contact = Json.text(row, "contact_id");
    return module == CrmModule.LEADS && CrmRows.isTrue(row, "converted") && !contact.isEmpty()
        ? new Seen.Became(CrmModule.CONTACTS.ref(contact))
        : new Seen.Live(rows.record(module, row, null));
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var seen = new HashMap<String, Seen>();
    rows.site()
        .marked(module.module(), markers, rows.asked(module))
        .forEach((m, row) -> seen.put(m, new Seen.Live(rows.record(module, row, m))));
    return seen;
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    var refusal = automations.refusal(module, Saves.NEW);
    if (refusal.isPresent()) {
      return all(drafts, refusal);
    }
    var values = drafts.stream().map(d -> values(d.fixed(), d.given())).toList();
    return rows.site().make(module.module(), drafts, values);
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    var refusal = automations.refusal(module, Saves.CHANGED);
    var denied = all(drafts, refusal);
    if (refusal.isEmpty()) {
      for (var draft : drafts) {
        try {
          var id = CrmModule.id(Objects.requireNonNull(draft.ref()));
          rows.site()
              .change(
                  module.module(),
                  id,
                  values(Map.of(), draft.given()),
                  stamps.getOrDefault(id, ""),
                  Lane.ORDINARY);
        } catch (Denied no) {
          denied.put(draft, no);
        }
      }
    }
    return denied;
  }

  private static Map<Draft, Denied> all(List<Draft> drafts, Optional<Denied> refusal) {
    var denied = new LinkedHashMap<Draft, Denied>();
    refusal.ifPresent(no -> drafts.forEach(d -> denied.put(d, no)));
    return denied;
  }

  /// A blank is an empty text.
  private static ObjectNode values(Map<String, Image> fixed, Map<String, Image> given) {
    var values = Json.object();
    var all = new LinkedHashMap<>(fixed);
    all.putAll(given);
    all.forEach((name, v) -> values.put(name, v instanceof Image.Filled(var raw) ? raw : ""));
    return values;
  }
}
