package org.unisono.connectors.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Parts;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.node.ObjectNode;

/// Members where the vendor lists no changes of who is in: each pass reads the roll of every
/// campaign, and tells the pages that are not as in the pass before, and the parts that are not
/// there any more. The cursor holds a hash of each page. A campaign whose roll is refused holds up
/// no other: that is told when all have been read.
public final class RollChanges implements ChangeSource {

  /// Where a pass ends that could not read every roll.
  private static final String AMISS = "!";

  private final Function<Parts, Roll> roll;
  private final List<Parts> twins;
  private final int pageSize;
  private @Nullable Reader reader;
  private @Nullable Denied refused;

  /// The members of one campaign.
  ///
  /// @param members in a stable order; they may be read as they are asked for, and throw a snag
  /// @param gone ids of parts that the vendor has said to be deleted
  public record Roll(Iterator<RemoteRecord> members, Set<String> gone) {

    public static Roll of(Iterator<RemoteRecord> members) {
      return new Roll(members, Set.of());
    }

    public static Roll of(Collection<RemoteRecord> members, Set<String> gone) {
      return new Roll(members.iterator(), gone);
    }
  }

  /// A roll that is being told.
  private static final class Reader {
    private final String campaign;
    private final Roll roll;
    private int page;

    private Reader(String campaign, Roll roll) {
      this.campaign = campaign;
      this.roll = roll;
    }

    private boolean isAt(String other, int asked) {
      return campaign.equals(other) && page == asked;
    }

    private List<RemoteRecord> next(int most) {
      List<RemoteRecord> members = new ArrayList<>();
      while (members.size() < most && roll.members().hasNext()) {
        members.add(roll.members().next());
      }
      page++;
      return members;
    }
  }

  /// @param roll may throw a snag
  /// @param pageSize members in one page
  public RollChanges(Function<Parts, Roll> roll, Scope scope, int pageSize) {
    this.roll = roll;
    this.twins =
        scope.twins().stream().sorted(Comparator.comparing(t -> t.campaign().id())).toList();
    this.pageSize = pageSize;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> page(cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text())));
  }

  private ChangePage page(ObjectNode state) {
    var at = Json.text(state, "twin");
    if (at.equals(AMISS) && refused != null) {
      throw once();
    }
    var twin = twins.stream().filter(t -> t.campaign().id().compareTo(at) >= 0).findFirst();
    if (twin.isEmpty()) {
      return new ChangePage(List.of(), begin(state, ""), true);
    }
    var id = twin.get().campaign().id();
    int page = id.equals(at) ? state.path("page").asInt(0) : 0;
    List<RemoteRecord> members;
    Reader reading;
    boolean more;
    try {
      reading = reader(twin.get(), page);
      members = reading.next(pageSize);
      more = reading.roll.members().hasNext();
    } catch (Denied denied) {
      reader = null;
      refused = refused == null ? denied : refused;
      return behind(state, twin.get(), List.of());
    }
    var changes = new ArrayList<>(news(state, id, page, members));
    if (page == 0) {
      changes.addAll(deleted(reading.roll.gone()));
    }
    if (more) {
      var next = state.put("twin", id).put("page", page + 1);
      return new ChangePage(changes, new Cursor(Json.write(next)), false);
    }
    return behind(state, twin.get(), changes);
  }

  private Denied once() {
    var why = Objects.requireNonNull(refused);
    refused = null;
    return why;
  }

  private ChangePage behind(ObjectNode state, Parts twin, List<Change> changes) {
    int next = twins.indexOf(twin) + 1;
    if (next < twins.size()) {
      return new ChangePage(changes, begin(state, twins.get(next).campaign().id()), false);
    }
    boolean whole = refused == null;
    return new ChangePage(changes, begin(state, whole ? "" : AMISS), whole);
  }

  /// Parts as deletions of lists.
  public static List<Change> deleted(Collection<String> parts) {
    return parts.stream()
        .sorted()
        .<Change>map(
            id ->
                new Change.Deleted(
                    new RemoteRef(RecordKind.LIST, id), Change.Evidence.NOT_FOUND, null))
        .toList();
  }

  /// Goes on with the roll that was told so far; another one is read anew up to that page.
  private Reader reader(Parts twin, int page) {
    var id = twin.campaign().id();
    var at = reader;
    if (at == null || page == 0 || !at.isAt(id, page)) {
      reader = null;
      at = new Reader(id, roll.apply(twin));
      while (at.page < page) {
        at.next(pageSize);
      }
      reader = at;
    }
    return at;
  }

  private static Cursor begin(ObjectNode state, String twin) {
    return new Cursor(Json.write(state.put("twin", twin).put("page", 0)));
  }

  private static List<Change> news(
      ObjectNode state, String id, int page, List<RemoteRecord> members) {
    var hash = Integer.toHexString(hash(members));
    var hashes = state.withObject("/seen").withArray("/" + id);
    if (page < hashes.size() && hashes.get(page).asString("").equals(hash)) {
      return List.of();
    }
    if (page < hashes.size()) {
      hashes.set(page, hash);
    } else {
      hashes.add(hash);
    }
    return members.stream().<Change>map(Change.Upserted::new).toList();
  }

  /// The same in every process: over texts, in order.
  private static int hash(List<RemoteRecord> members) {
    int sum = 1;
    for (var member : members) {
      sum = 31 * sum + member.ref().id().hashCode();
      for (var field : member.fields().keySet().stream().sorted().toList()) {
        sum = 31 * sum + field.hashCode();
        sum = 31 * sum + member.image(field).toString().hashCode();
      }
    }
    return sum;
  }
}
