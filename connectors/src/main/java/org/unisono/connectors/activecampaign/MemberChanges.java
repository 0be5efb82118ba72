package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Parts;
import org.unisono.connector.Reading;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.node.ObjectNode;

/// Members of the twins in the scope. Nothing lists whose tags changed: each pass reads every
/// roll, and tells the pages that are not as in the pass before. The cursor holds a hash of each.
final class MemberChanges implements ChangeSource {

  private final Rolls rolls;
  private final List<Parts> twins;
  private final int pageSize;
  private @Nullable String readOf;
  private List<Map.Entry<String, String>> read = List.of();

  MemberChanges(Rolls rolls, Scope scope, int pageSize) {
    this.rolls = rolls;
    this.twins =
        scope.twins().stream().sorted(Comparator.comparing(t -> t.campaign().id())).toList();
    this.pageSize = pageSize;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> {
          var state = cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text());
          return page(state);
        });
  }

  private ChangePage page(ObjectNode state) {
    var at = Json.text(state, "twin");
    var twin = twins.stream().filter(t -> t.campaign().id().compareTo(at) >= 0).findFirst();
    if (twin.isEmpty()) {
      return new ChangePage(List.of(), turned(state, ""), true);
    }
    var id = twin.get().campaign().id();
    int page = id.equals(at) ? state.path("page").asInt(0) : 0;
    var roll = roll(twin.get(), id, page);
    int from = Math.min(roll.size(), page * pageSize);
    int to = Math.min(roll.size(), from + pageSize);
    var part = roll.subList(from, to);
    var changes = changed(state, id, page, part) ? changes(twin.get(), part) : List.<Change>of();
    if (to < roll.size()) {
      var next = state.put("twin", id).put("page", page + 1);
      return new ChangePage(changes, new Cursor(Json.write(next)), false);
    }
    int next = twins.indexOf(twin.get()) + 1;
    boolean last = next == twins.size();
    return new ChangePage(
        changes, turned(state, last ? "" : twins.get(next).campaign().id()), last);
  }

  private List<Map.Entry<String, String>> roll(Parts twin, String id, int page) {
    if (page == 0 || !id.equals(readOf)) {
      read = List.copyOf(rolls.read(twin).statuses().entrySet());
      readOf = id;
    }
    return read;
  }

  private static Cursor turned(ObjectNode state, String twin) {
    return new Cursor(Json.write(state.put("twin", twin).put("page", 0)));
  }

  private static boolean changed(
      ObjectNode state, String id, int page, List<Map.Entry<String, String>> part) {
    var hash = Integer.toHexString(part.hashCode());
    var hashes = state.withObject("/seen").withArray("/" + id);
    boolean same = page < hashes.size() && hashes.get(page).asString("").equals(hash);
    if (page < hashes.size()) {
      hashes.set(page, hash);
    } else {
      hashes.add(hash);
    }
    return !same;
  }

  private static List<Change> changes(Parts twin, List<Map.Entry<String, String>> part) {
    var changes = new ArrayList<Change>();
    part.forEach(
        m -> changes.add(new Change.Upserted(Rolls.member(twin, m.getKey(), m.getValue()))));
    return changes;
  }
}
