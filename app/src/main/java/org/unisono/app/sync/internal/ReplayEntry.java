package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// Writes again what a line of the ledger says: what both sides show becomes the base, in which the
/// side that wrote has moved, so that an ordinary run carries it over.
@Component
public class ReplayEntry {

  private final LedgerStore ledger;
  private final ReplaySides sides;
  private final BaseStore bases;
  private final PendingStore pending;
  private final StartRuns runs;

  ReplayEntry(
      LedgerStore ledger,
      ReplaySides sides,
      BaseStore bases,
      PendingStore pending,
      StartRuns runs) {
    this.ledger = ledger;
    this.sides = sides;
    this.bases = bases;
    this.pending = pending;
    this.runs = runs;
  }

  /// What is to be written again.
  public static final class Plan {

    private final UUID connection;
    private final Note note;
    private final ReplaySides.Stand stand;

    private Plan(UUID connection, Note note, ReplaySides.Stand stand) {
      this.connection = connection;
      this.note = note;
      this.stand = stand;
    }
  }

  /// Outside of any transaction, as it asks the other side for its fields.
  ///
  /// @throws Refused `notFound`, `notReplayable`, `movedSince`, `standsAlready`
  public Plan plan(UUID connection, UUID entry) {
    var note = ledger.find(connection, entry).orElseThrow(() -> Refused.notFound("entry", entry));
    if (!LedgerStore.isReplayable(note)) {
      throw notReplayable();
    }
    var stand = sides.of(connection, note).orElseThrow(ReplayEntry::notReplayable);
    var to = note.to() == null ? new Image.Blank() : Image.of(note.to());
    var from = note.from() == null ? new Image.Blank() : Image.of(note.from());
    boolean out = note.direction().equals("out");
    var source = out ? stand.oursThere() : stand.theirsHere();
    var target = out ? stand.theirs() : stand.ours();
    if (!to.equals(source)) {
      throw moved(out ? stand.ours() : stand.theirs());
    }
    if (to.equals(target)) {
      throw Refused.clash("", "standsAlready", "It stands there already.");
    }
    if (!from.equals(target)) {
      throw moved(target);
    }
    return new Plan(connection, note, stand);
  }

  private static Refused notReplayable() {
    return Refused.clash("", "notReplayable", "This line cannot be written again.");
  }

  private static Refused moved(@Nullable Image now) {
    var value = now == null ? null : ImageCodec.raw(now);
    return new Refused(
        Refusal.CLASH,
        "",
        "movedSince",
        "It has changed since and reads now: {value}.",
        Map.of("value", value == null ? "–" : value));
  }

  /// In the caller's transaction.
  ///
  /// @return the run
  public UUID begin(Plan plan) {
    var note = plan.note;
    var stand = plan.stand;
    var local = stand.local();
    var known = bases.of(plan.connection, stand.kind(), stand.owner(), List.of(local)).get(local);
    Map<String, Agreement> images = new LinkedHashMap<>();
    if (known != null) {
      images.putAll(known.images());
    }
    images.put(
        Objects.requireNonNull(note.field()),
        note.direction().equals("out")
            ? Agreement.of(AnswerInbox.ASKED, stand.theirs())
            : Agreement.of(stand.ours(), AnswerInbox.ASKED));
    bases.put(
        plan.connection,
        stand.kind(),
        stand.owner(),
        Map.of(local, new BaseStore.Agreed(images, known != null && known.oursMade())));
    pending.add(plan.connection, stand.kind(), stand.owner(), List.of(local));
    return runs.replay(plan.connection);
  }
}
