package org.unisono.connectors.dynamics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Sweeps tables, one after the other, by version; then asks what was deleted.
final class RowChanges implements ChangeSource {
  /// More than two clocks may differ, and than a transaction may stay open.
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  /// What a sweep reads rows for.
  enum Sense {
    RECORDS,
    CONSENT
  }

  private final Rows rows;
  private final Deletions deletions;
  private final List<Entity> entities;
  private final Sense sense;
  private final int pageSize;

  RowChanges(DynamicsApi api, Rows rows, List<Entity> entities, Sense sense, int pageSize) {
    this.rows = rows;
    this.deletions = new Deletions(api);
    this.entities = entities;
    this.sense = sense;
    this.pageSize = pageSize;
  }

  private record State(int turn, List<Sweep> of) {
    Cursor cursor() {
      var node = Json.object().put("turn", turn);
      var all = node.putArray("of");
      of.forEach(s -> all.add(s.json()));
      return new Cursor(Json.write(node));
    }

    State with(Sweep sweep) {
      var all = new ArrayList<>(of);
      all.set(turn, sweep);
      return new State(turn, all);
    }

    State turned() {
      return new State((turn + 1) % of.size(), of);
    }
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(state(cursor)));
  }

  private State state(Cursor cursor) {
    if (cursor.isStart()) {
      return new State(0, entities.stream().map(e -> Sweep.NEW).toList());
    }
    var node = Json.parse(cursor.text());
    return new State(
        node.path("turn").asInt(0), node.path("of").valueStream().map(Sweep::of).toList());
  }

  private Lane lane() {
    return sense == Sense.CONSENT ? Lane.CONSENT : Lane.ORDINARY;
  }

  private ChangePage page(State state) {
    var entity = entities.get(state.turn());
    var sweep = begun(entity, state.of().get(state.turn()));
    var options =
        "&$orderby="
            + DynamicsApi.encoded("versionnumber asc")
            + "&$count=true&$filter="
            + DynamicsApi.encoded(sweep.filter());
    var answer = rows.query(entity, options, lane(), pageSize);
    var changes = new ArrayList<Change>();
    int found = 0;
    for (var row : answer.path("value")) {
      changes.add(change(entity, row));
      sweep = sweep.passed(row.path("versionnumber").asLong(0), Json.text(row, "modifiedon"));
      found++;
    }
    if (isMore(answer, found)) {
      return new ChangePage(changes, state.with(sweep).cursor(), false);
    }
    if (sense == Sense.RECORDS && !sweep.delta().isEmpty()) {
      var told = deletions.since(entity, sweep.delta(), lane());
      changes.addAll(told.changes());
      sweep = sweep.telling(told.link());
    }
    boolean last = state.turn() == entities.size() - 1;
    return new ChangePage(changes, state.with(sweep.over(OVERLAP)).turned().cursor(), last);
  }

  /// Deletions are told from before the first row is read: none falls between the two.
  private Sweep begun(Entity entity, Sweep sweep) {
    boolean begins = sense == Sense.RECORDS && sweep.at() == 0 && sweep.delta().isEmpty();
    return begins ? sweep.telling(deletions.begin(entity, lane())) : sweep;
  }

  /// Fewer than there are, whatever the missing link says, is not the end.
  private boolean isMore(JsonNode answer, int found) {
    return found >= pageSize
        || found < answer.path("@odata.count").asInt(0)
        || answer.has("@odata.nextLink");
  }

  private Change change(Entity entity, JsonNode row) {
    boolean consent = sense == Sense.CONSENT;
    var ref =
        new RemoteRef(consent ? RecordKind.CONSENT : entity.kind(), Json.text(row, entity.key()));
    var into = Rows.became(entity, row);
    if (into.isPresent()) {
      var there = consent ? new RemoteRef(RecordKind.CONSENT, into.get().id()) : into.get();
      return Rows.converted(entity, row).isPresent()
          ? new Change.Converted(ref, there)
          : new Change.Merged(ref, there);
    }
    return new Change.Upserted(
        consent ? rows.consent(entity, row) : rows.record(entity, row, null, lane()));
  }
}
