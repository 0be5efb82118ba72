package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Parts;
import org.unisono.connector.Reading;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.node.ObjectNode;

/// Members of the twins in the scope. Places on lists carry no history: each pass reads every roll,
/// and tells the pages that are not as in the pass before. The cursor holds a hash of each.
final class MemberChanges implements ChangeSource {
  private static final int SMALLEST_PAGE = 200;

  private final Rolls rolls;
  private final List<Parts> twins;
  private final int pageSize;
  private @Nullable String readOf;
  private List<RemoteRecord> read = List.of();

  MemberChanges(Rolls rolls, Scope scope, int pageSize) {
    this.rolls = rolls;
    this.twins =
        scope.twins().stream().sorted(Comparator.comparing(t -> t.campaign().id())).toList();
    this.pageSize = Math.max(SMALLEST_PAGE, pageSize);
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> page(cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text())));
  }

  private ChangePage page(ObjectNode state) {
    var at = Json.text(state, "twin");
    var twin = twins.stream().filter(t -> t.campaign().id().compareTo(at) >= 0).findFirst();
    if (twin.isEmpty()) {
      return new ChangePage(List.of(), turned(state, ""), true);
    }
    var id = twin.get().campaign().id();
    int page = id.equals(at) ? state.path("page").asInt(0) : 0;
    var roll = roll(twin.get(), page);
    int from = Math.min(roll.size(), page * pageSize);
    int to = Math.min(roll.size(), from + pageSize);
    var changes = new ArrayList<Change>();
    if (changed(state, id, page, roll.subList(from, to))) {
      roll.subList(from, to).forEach(member -> changes.add(new Change.Upserted(member)));
    }
    if (to < roll.size()) {
      var next = state.put("twin", id).put("page", page + 1);
      return new ChangePage(changes, new Cursor(Json.write(next)), false);
    }
    int next = twins.indexOf(twin.get()) + 1;
    boolean last = next == twins.size();
    return new ChangePage(
        changes, turned(state, last ? "" : twins.get(next).campaign().id()), last);
  }

  private List<RemoteRecord> roll(Parts twin, int page) {
    var id = twin.campaign().id();
    if (page == 0 || !id.equals(readOf)) {
      read = rolls.read(twin).members().values().stream().map(Rolls.Member::record).toList();
      readOf = id;
    }
    return read;
  }

  private static Cursor turned(ObjectNode state, String twin) {
    return new Cursor(Json.write(state.put("twin", twin).put("page", 0)));
  }

  private static boolean changed(
      ObjectNode state, String id, int page, List<RemoteRecord> members) {
    var hash = Integer.toHexString(members.toString().hashCode());
    var hashes = state.withObject("/seen").withArray("/" + id);
    boolean same = page < hashes.size() && hashes.get(page).asString("").equals(hash);
    if (page < hashes.size()) {
      hashes.set(page, hash);
    } else {
      hashes.add(hash);
    }
    return !same;
  }
}
