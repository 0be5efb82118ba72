package org.unisono.app.sync.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sales.SeenDeal;
import org.unisono.app.sales.SeenDeals;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.Stream;
import org.unisono.core.Money;

/// Takes deals in where that stream is armed. They are worked on over there, so that what is shown
/// there counts; a deal that is gone there stays.
@Component
class TakeDeals {

  private static final int CHUNK = 500;
  private static final String CURRENCY = "EUR";

  private final LooseRows loose;
  private final SeenDealRows rows;
  private final SeenDeals deals;
  private final LedgerStore ledger;

  TakeDeals(LooseRows loose, SeenDealRows rows, SeenDeals deals, LedgerStore ledger) {
    this.loose = loose;
    this.rows = rows;
    this.deals = deals;
    this.ledger = ledger;
  }

  void take(Line line, Turns turns) {
    if (!line.mayWriteHere(Stream.DEALS) || !line.knows(Set.of(RecordKind.DEAL))) {
      return;
    }
    var fields = line.fields(RecordKind.DEAL);
    while (line.isOpen() && turns.turn(() -> some(line, fields)) == CHUNK) {
      // The next ones.
    }
  }

  private int some(Line line, List<RemoteField> fields) {
    var moved = loose.moved(line.id(), RecordKind.DEAL, CHUNK);
    var live = moved.stream().filter(r -> r.mirror().gone() == null).toList();
    var taken = deals.take(live.stream().map(r -> seen(r, fields)).toList());
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      if (taken.get(i).changed()) {
        notes.add(note(live.get(i), taken.get(i), fields));
      }
    }
    rows.seen(
        line.id(),
        moved.stream().map(r -> r.mirror().ref().id()).toList(),
        locals(moved, live, taken));
    ledger.add(line.id(), line.runId(), notes);
    line.count("here", notes.size());
    return moved.size();
  }

  private static List<@Nullable UUID> locals(
      List<LooseRows.Row> moved, List<LooseRows.Row> live, List<SeenDeals.Taken> taken) {
    List<@Nullable UUID> locals = new ArrayList<>();
    int next = 0;
    for (var row : moved) {
      boolean isLive = next < live.size() && live.get(next) == row;
      locals.add(isLive ? taken.get(next++).id() : row.mirror().localId());
    }
    return locals;
  }

  private static SeenDeal seen(LooseRows.Row row, List<RemoteField> fields) {
    var name = Objects.requireNonNullElse(text(row, fields, "name"), "");
    return new SeenDeal(
        row.mirror().localId(),
        name.isBlank() ? row.mirror().ref().id() : name,
        money(row, fields),
        text(row, fields, "stage"),
        day(text(row, fields, "closeDate")),
        won(row, fields),
        row.person(),
        row.campaign());
  }

  private static @Nullable Money money(LooseRows.Row row, List<RemoteField> fields) {
    var text = text(row, fields, "amount");
    if (text == null || text.isBlank()) {
      return null;
    }
    var said = text(row, fields, "currency");
    var currency = said == null || said.isBlank() ? row.currency() : said;
    try {
      return new Money(
          new BigDecimal(text.strip()), Objects.requireNonNullElse(currency, CURRENCY));
    } catch (IllegalArgumentException _) {
      // No number, or in a currency that nobody else knows.
      return null;
    }
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null || text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Won, lost, or open.
  private static @Nullable Boolean won(LooseRows.Row row, List<RemoteField> fields) {
    boolean isWon = Boolean.parseBoolean(text(row, fields, "won"));
    boolean isClosed = Boolean.parseBoolean(text(row, fields, "closed"));
    return isWon ? Boolean.TRUE : isClosed ? Boolean.FALSE : null;
  }

  private static @Nullable String text(
      LooseRows.Row row, List<RemoteField> fields, String concept) {
    return FieldMaps.named(fields, concept)
        .map(row.mirror()::image)
        .map(ImageCodec::raw)
        .orElse(null);
  }

  private static Note note(LooseRows.Row row, SeenDeals.Taken taken, List<RemoteField> fields) {
    return new Note(
        "deals",
        "in",
        taken.made() ? "create" : "update",
        Objects.requireNonNullElse(text(row, fields, "name"), row.mirror().ref().id()),
        null,
        row.campaign(),
        row.person(),
        row.mirror().ref(),
        null,
        null,
        text(row, fields, "stage"),
        "taken",
        null);
  }

  /// Takes back what was made here, where nobody has changed it since.
  void takeBack(Line line, List<Note> notes, List<Note> done) {
    var made = notes.stream().filter(n -> n.verb().equals("create")).toList();
    var ids = rows.locals(line.id(), made.stream().map(Note::remote).toList());
    var gone = deals.withdraw(List.copyOf(ids.values()));
    rows.forget(line.id(), gone);
    for (var note : notes) {
      var id = note.remote() == null ? null : ids.get(note.remote().id());
      boolean isGone = note.verb().equals("create") && id != null && gone.contains(id);
      done.add(UndoHere.undone(note, isGone ? "undone" : "stays"));
    }
  }
}
