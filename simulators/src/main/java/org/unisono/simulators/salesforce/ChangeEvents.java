package org.unisono.simulators.salesforce;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// The change events of the last three days, in the order of their replay ids, which leave gaps.
final class ChangeEvents {
  /// Subscribes to what comes from now on.
  static final long FROM_NOW = -1;

  /// Subscribes to all that is kept.
  static final long FROM_THE_FIRST = -2;

  private static final String ALL = "/data/ChangeEvents";
  private static final Duration KEPT = Duration.ofDays(3);
  private static final int MOST = 50_000;
  private static final Set<String> SELECTED =
      Set.of(
          "Campaign", "CampaignMember", "CampaignMemberStatus", "Contact", "Lead", "Opportunity");
  private static final Set<String> SELECTABLE = Set.of("Account", "OpportunityContactRole", "User");

  private final Schema schema;
  private final Faults faults;
  private final InstantSource clock;
  private final NavigableMap<Long, ChangeEvent> kept = new TreeMap<>();
  private final Set<String> selected = new TreeSet<>(SELECTED);
  private String origin = "";
  private long last;
  private long commits = 10_716_283_339_728L;

  ChangeEvents(Schema schema, Faults faults, InstantSource clock) {
    this.schema = schema;
    this.faults = faults;
    this.clock = clock;
  }

  /// The objects whose changes are told, these alone.
  void select(List<String> objects) {
    for (var name : objects) {
      if (!SELECTED.contains(name) && !SELECTABLE.contains(name)) {
        throw new IllegalArgumentException("no change events of " + name);
      }
    }
    selected.clear();
    selected.addAll(objects);
  }

  List<String> selected() {
    return List.copyOf(selected);
  }

  /// Does what a call asks for; its changes name where they came from.
  <T> T from(String caller, Supplier<T> work) {
    origin = caller;
    try {
      return work.get();
    } finally {
      origin = "";
    }
  }

  void commit(List<Records.Change> changes) {
    var user = changes.stream().map(ChangeEvents::author).filter(u -> !u.isEmpty()).findFirst();
    var transaction = UUID.randomUUID().toString();
    var commit =
        new ChangeEvent.Commit(transaction, commits += 7, clock.instant(), user.orElse(""), origin);
    int sequence = 0;
    for (var alike : alike(perRecord(changes))) {
      last += 1 + last % 3;
      var event =
          new ChangeEvent(
              commit, last, ++sequence, alike.type, alike.ids, alike.change, alike.values);
      kept.put(last, gapOr(event));
    }
    forget();
  }

  private ChangeEvent gapOr(ChangeEvent event) {
    var gap = faults.text(Fault.EVENT_GAP, "").orElse("");
    if (!faults.take(Fault.EVENT_GAP)) {
      return event;
    }
    boolean overflow = gap.equals("overflow");
    return new ChangeEvent(
        event.commit(),
        event.replayId(),
        event.sequence(),
        event.entity(),
        overflow ? List.of("000000000000000AAA") : event.ids(),
        "GAP_" + (overflow ? "OVERFLOW" : event.change()),
        Json.object());
  }

  private static String author(Records.Change change) {
    var row = change.after() == null ? change.before() : change.after();
    return row == null ? "" : Json.text(row, "LastModifiedById");
  }

  /// Several changes of one record in a transaction are one.
  private List<Records.Change> perRecord(List<Records.Change> changes) {
    var merged = new LinkedHashMap<String, Records.Change>();
    for (var change : changes) {
      if (selected.contains(change.type())) {
        merged.merge(
            id(change),
            change,
            (first, next) -> new Records.Change(next.type(), first.before(), next.after()));
      }
    }
    return List.copyOf(merged.values());
  }

  private static String id(Records.Change change) {
    var row = change.after() == null ? change.before() : change.after();
    return row == null ? "" : Json.text(row, "Id");
  }

  private static final class Alike {
    private final String type;
    private final String change;
    private final ObjectNode values;
    private final List<String> ids = new ArrayList<>();

    Alike(String type, String change, ObjectNode values) {
      this.type = type;
      this.change = change;
      this.values = values;
    }

    boolean isSameAs(Alike other) {
      return type.equals(other.type)
          && change.equals(other.change)
          && !change.equals("CREATE")
          && values.equals(other.values);
    }
  }

  /// The same change of several records is told once, with all their ids.
  private static List<Alike> alike(List<Records.Change> changes) {
    var all = new ArrayList<Alike>();
    for (var change : changes) {
      var before = change.before();
      var after = change.after();
      if (before != null || after != null) {
        var next =
            before == null && after != null
                ? new Alike(change.type(), "CREATE", after)
                : before != null && after != null
                    ? new Alike(change.type(), ChangeEvent.UPDATE, difference(before, after))
                    : new Alike(change.type(), "DELETE", Json.object());
        if (all.isEmpty() || !all.getLast().isSameAs(next)) {
          all.add(next);
        }
        all.getLast().ids.add(id(change));
      }
    }
    return all;
  }

  private static ObjectNode difference(ObjectNode before, ObjectNode after) {
    var changed = Json.object();
    var names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    names.removeAll(ChangeEvent.UNTOLD);
    for (var name : names) {
      boolean unchanged = Json.text(before, name).equals(Json.text(after, name));
      if (!unchanged || name.equals("LastModifiedDate")) {
        var now = after.path(name);
        changed.set(name, Json.text(after, name).isEmpty() ? Json.parse("null") : now);
      }
    }
    return changed;
  }

  private void forget() {
    var oldest = clock.instant().minus(KEPT);
    while (!kept.isEmpty()
        && (kept.size() > MOST || kept.firstEntry().getValue().commit().at().isBefore(oldest))) {
      kept.pollFirstEntry();
    }
  }

  boolean isChannel(String name) {
    if (name.equals(ALL)) {
      return true;
    }
    var known = new HashSet<>(SELECTED);
    known.addAll(SELECTABLE);
    return known.stream().anyMatch(t -> name.equals(channel(t)) && schema.find(t).isPresent());
  }

  private static String channel(String type) {
    return "/data/" + type + "ChangeEvent";
  }

  /// Behind which id a subscription begins; empty where no such event is kept any more.
  OptionalLong start(long replayId) {
    forget();
    if (replayId == FROM_NOW || replayId == last) {
      return OptionalLong.of(last);
    }
    if (replayId == FROM_THE_FIRST) {
      return OptionalLong.of(0);
    }
    return kept.containsKey(replayId) ? OptionalLong.of(replayId) : OptionalLong.empty();
  }

  /// The events of the channel behind the replay id.
  Stream<ChangeEvent> after(String channel, long replayId) {
    return kept.tailMap(replayId, false).values().stream()
        .filter(e -> channel.equals(ALL) || channel.equals(channel(e.entity())));
  }

  long last() {
    return last;
  }

  /// What was kept is gone after a restart, but no id is given twice.
  void goOnFrom(long replayId) {
    kept.clear();
    last = replayId;
  }
}
