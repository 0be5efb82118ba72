package org.unisono.app.sync.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.ActivityOutcome;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Stream;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;
import tools.jackson.databind.node.JsonNodeFactory;

/// Takes what people did there into the log of activities, each once, where that stream is armed.
/// What was done before the stream was taken for the first time is a load, whatever flows name.
@Component
class TakeResponses {

  private static final int CHUNK = 500;

  private final LooseRows loose;
  private final ResponseRows rows;
  private final Activities activities;
  private final ConnectionStore connections;
  private final LedgerStore ledger;
  private final InstantSource clock;

  TakeResponses(
      LooseRows loose,
      ResponseRows rows,
      Activities activities,
      ConnectionStore connections,
      LedgerStore ledger,
      InstantSource clock) {
    this.loose = loose;
    this.rows = rows;
    this.activities = activities;
    this.connections = connections;
    this.ledger = ledger;
    this.clock = clock;
  }

  void take(Line line, Turns turns) {
    if (!line.connector().logged().contains(Stream.RESPONSES)
        || !line.mayWriteHere(Stream.RESPONSES)) {
      return;
    }
    turns.turn(
        () -> {
          rows.forget(line.id(), Activities.earliest(clock.instant()));
          return true;
        });
    var since = connections.takenAt(line.id(), Stream.RESPONSES);
    while (turns.turn(() -> some(line, since)) == CHUNK) {
      // The next ones.
    }
    var read = line.readWhole(Stream.RESPONSES);
    if (read != null) {
      turns.turn(
          () -> {
            connections.taken(line.id(), Stream.RESPONSES, read);
            return true;
          });
    }
  }

  private int some(Line line, @Nullable Instant since) {
    var moved = loose.moved(line.id(), RecordKind.RESPONSE, CHUNK);
    List<LooseRows.Row> loaded = new ArrayList<>();
    List<LooseRows.Row> fresh = new ArrayList<>();
    moved.stream()
        .filter(r -> r.person() != null)
        .forEach(r -> (since != null && at(r).isAfter(since) ? fresh : loaded).add(r));
    var now = Acting.now();
    new Acting(now.actor(), Origin.BACKFILL, now.cause()).run(() -> record(line, loaded));
    record(line, fresh);
    rows.taken(line.id(), ids(moved, r -> r.person() != null));
    rows.wait(line.id(), ids(moved, r -> r.person() == null));
    return moved.size();
  }

  private static List<String> ids(List<LooseRows.Row> rows, Predicate<LooseRows.Row> those) {
    return rows.stream().filter(those).map(r -> r.mirror().ref().id()).toList();
  }

  private void record(Line line, List<LooseRows.Row> those) {
    if (those.isEmpty()) {
      return;
    }
    var outcomes = activities.record(those.stream().map(r -> activity(line, r)).toList());
    List<Note> notes = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < those.size(); i++) {
      switch (outcomes.get(i)) {
        case ActivityOutcome.Accepted _ -> {
          notes.add(note(those.get(i), "taken", null));
          taken++;
        }
        case ActivityOutcome.Duplicate _ -> {}
        case ActivityOutcome.Refused(var _, var faults) ->
            notes.add(note(those.get(i), "refused", faults.getFirst().code()));
      }
    }
    ledger.add(line.id(), line.runId(), notes);
    line.count("here", taken);
  }

  /// Their id, the person's and the moment tell one thing that was done from another, also where
  /// the same account is connected once more.
  private NewActivity activity(Line line, LooseRows.Row row) {
    var properties = JsonNodeFactory.instance.objectNode();
    var title = text(row, "name");
    if (title != null && !title.isBlank()) {
      properties.put("title", title);
    }
    if (row.campaign() != null) {
      properties.put("campaignId", row.campaign().toString());
    }
    var at = at(row);
    var event =
        "%s/%s/%d".formatted(row.mirror().ref().id(), text(row, "person"), at.getEpochSecond());
    return new NewActivity(
        line.connector().name(),
        event,
        Objects.requireNonNullElse(text(row, "type"), ""),
        row.person(),
        null,
        null,
        at,
        properties,
        false);
  }

  /// Clocks there may run ahead of ours.
  private Instant at(LooseRows.Row row) {
    var now = clock.instant();
    try {
      var at = Instant.parse(Objects.requireNonNullElse(text(row, "at"), ""));
      return at.isAfter(now) ? now : at;
    } catch (DateTimeException _) {
      return now;
    }
  }

  private static @Nullable String text(LooseRows.Row row, String field) {
    return ImageCodec.raw(row.mirror().image(field));
  }

  private static Note note(LooseRows.Row row, String outcome, @Nullable String answer) {
    return new Note(
        Words.of(Stream.RESPONSES),
        "in",
        "create",
        Objects.requireNonNullElse(row.name(), row.mirror().ref().id()),
        null,
        row.campaign(),
        row.person(),
        row.mirror().ref(),
        null,
        null,
        text(row, "type"),
        outcome,
        answer);
  }
}
