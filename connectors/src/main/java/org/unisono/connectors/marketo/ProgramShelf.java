package org.unisono.connectors.marketo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.unisono.connector.Account;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Programs, one at a time. Their names are unique at Marketo, their channel and folder fixed.
final class ProgramShelf implements Shelf {
  private static final int PAGE = 199;

  private final MarketoApi api;
  private final Programs programs;
  private final Account account;
  private final Map<String, String> markers = new HashMap<>();

  ProgramShelf(MarketoApi api, Programs programs, Account account) {
    this.api = api;
    this.programs = programs;
    this.account = account;
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public List<RemoteField> fields() {
    return programs.fields();
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var seen = new HashMap<String, Seen>();
    for (var id : ids) {
      programs.find(id).ifPresent(row -> seen.put(id, live(row)));
    }
    return seen;
  }

  private Seen live(JsonNode row) {
    var record = programs.record(row);
    var marker = record.marker();
    if (marker != null) {
      markers.put(record.ref().id(), marker);
    }
    return new Seen.Live(record);
  }

  /// There is no search by it: all programs are looked through.
  @Override
  public Map<String, Seen> byMarkers(List<String> wanted) {
    var seen = new HashMap<String, Seen>();
    ProgramWalk walk = ProgramWalk.BEGIN;
    while (walk != null && seen.size() < wanted.size()) {
      var step = walk.step(programs, PAGE, "");
      for (var row : step.rows()) {
        var marker = Programs.marker(row);
        if (marker != null && wanted.contains(marker)) {
          seen.put(marker, live(row));
        }
      }
      walk = step.next();
    }
    return seen;
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    var denied = new HashMap<Draft, Denied>();
    for (var draft : drafts) {
      var form = values(draft);
      var channel =
          form.computeIfAbsent(Programs.CHANNEL, c -> account.setting("channel").orElse(""));
      var type = programs.channel(channel).map(c -> Json.text(c, "applicableProgramType"));
      if (type.isEmpty()) {
        denied.put(draft, refused("unknownPicklistValue", "There is no channel " + channel));
        continue;
      }
      form.put("type", type.get());
      form.put("folder", folder());
      var marker = String.valueOf(draft.marker());
      form.put("description", Programs.marked(form.getOrDefault("description", ""), marker));
      api.submit("/rest/asset/v1/programs.json", form);
    }
    return denied;
  }

  private String folder() {
    var folder = Json.object().put("id", account.number("folder", 0)).put("type", "Folder");
    return Json.write(folder);
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    for (var draft : drafts) {
      var id = Objects.requireNonNull(draft.ref()).id();
      var form = values(draft);
      // Kept as it was made; the caller is told by what is read back.
      form.remove(Programs.CHANNEL);
      var marker = markers.get(id);
      if (marker != null && form.containsKey("description")) {
        form.put("description", Programs.marked(form.getOrDefault("description", ""), marker));
      }
      if (!form.isEmpty()) {
        api.submit("/rest/asset/v1/program/" + id + ".json", form);
      }
    }
    return Map.of();
  }

  private static Denied refused(String code, String message) {
    return new Denied(400, code, Programs.CHANNEL, message);
  }

  private static Map<String, String> values(Draft draft) {
    var values = new LinkedHashMap<String, String>();
    draft.given().forEach((n, v) -> values.put(n, v instanceof Image.Filled(var raw) ? raw : ""));
    return values;
  }
}
