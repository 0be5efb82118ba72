package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;

/// People, 300 in a batch. New ones are made only where nobody has their address, and carry the
/// mark from their first moment.
final class PeopleShelf implements Shelf {
  private final MarketoApi api;
  private final People people;
  private final Automations automations;

  PeopleShelf(MarketoApi api, People people, Automations automations) {
    this.api = api;
    this.people = people;
    this.automations = automations;
  }

  @Override
  public int most() {
    return People.MOST;
  }

  @Override
  public List<RemoteField> fields() {
    return people.fields(Lane.ORDINARY);
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var numbers = ids.stream().filter(id -> id.matches("\\d{1,18}")).toList();
    return seen("id", numbers);
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    return seen(People.MARKER, markers);
  }

  private Map<String, Seen> seen(String field, List<String> values) {
    var seen = new HashMap<String, Seen>();
    for (var row : people.where(field, values, Lane.ORDINARY)) {
      seen.put(Json.text(row, field), new Seen.Live(people.record(row)));
    }
    return seen;
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    var started = automations.onNewPerson();
    if (started.isPresent()) {
      return all(drafts, started.get());
    }
    return sync("createOnly", "email", drafts);
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    var denied = new HashMap<Draft, Denied>();
    var free = new ArrayList<Draft>();
    for (var draft : drafts) {
      automations
          .onValues(names(draft))
          .ifPresentOrElse(no -> denied.put(draft, no), () -> free.add(draft));
    }
    if (!free.isEmpty()) {
      denied.putAll(sync("updateOnly", "id", free));
    }
    return denied;
  }

  private Set<String> names(Draft draft) {
    return fields().stream()
        .filter(f -> draft.given().containsKey(f.name()))
        .flatMap(f -> Stream.of(f.name(), f.label()))
        .collect(Collectors.toSet());
  }

  static Map<Draft, Denied> all(List<Draft> drafts, Denied no) {
    var denied = new HashMap<Draft, Denied>();
    drafts.forEach(d -> denied.put(d, no));
    return denied;
  }

  private Map<Draft, Denied> sync(String action, String lookup, List<Draft> drafts) {
    var body = Json.object().put("action", action).put("lookupField", lookup);
    var input = body.putArray("input");
    for (var draft : drafts) {
      var row = input.addObject();
      draft.given().forEach((n, v) -> row.put(n, v instanceof Image.Filled(var raw) ? raw : null));
      var ref = draft.ref();
      if (ref == null) {
        row.put(People.MARKER, draft.marker());
      } else {
        row.put("id", ref.id());
      }
    }
    // The answer's rows stand in the order of the input.
    var rows = api.write("/rest/v1/leads.json", body).path("result");
    var denied = new HashMap<Draft, Denied>();
    for (int i = 0; i < drafts.size(); i++) {
      var draft = drafts.get(i);
      Refusals.skipped(rows.path(i)).ifPresent(no -> denied.put(draft, no));
    }
    return denied;
  }
}
