package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Capability.Reach;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;

/// Gives a campaign its second twin, where one vendor keeps the campaigns of another: theirs names
/// the one that is ours already. Only where campaigns come in alone, so that the head stays with
/// the system that it comes from.
@Component
class PairConnected {

  private final BridgeStore bridges;
  private final TwinStore twins;
  private final PendingStore pending;
  private final LedgerStore ledger;

  PairConnected(BridgeStore bridges, TwinStore twins, PendingStore pending, LedgerStore ledger) {
    this.bridges = bridges;
    this.twins = twins;
    this.pending = pending;
    this.ledger = ledger;
  }

  void pair(Line line, Turns turns) {
    if (line.reach(Stream.CAMPAIGNS).reach() != Reach.IN
        || !line.mayWriteHere(Stream.CAMPAIGNS)
        || !line.knows(Set.of(RecordKind.CAMPAIGN))) {
      return;
    }
    var name = FieldMaps.named(line.fields(RecordKind.CAMPAIGN), "name").orElse("name");
    for (var field : line.connector().neighbours()) {
      if (field.kind() == RecordKind.CAMPAIGN) {
        for (var other : bridges.connectionsTo(field.vendor())) {
          turns.turn(() -> pair(line, bridges.campaigns(line.id(), field.field(), other, name)));
        }
      }
    }
  }

  private int pair(Line line, List<BridgeStore.Connected> found) {
    List<Note> notes = new ArrayList<>();
    for (var one : found) {
      var twin = twins.insert(line.id(), one.campaign(), one.remoteId(), one.name());
      twin.ifPresent(
          id -> {
            pending.add(line.id(), "campaign", id, List.of(one.campaign()));
            notes.add(
                new Note(
                    "campaigns",
                    "in",
                    "link",
                    one.name(),
                    id,
                    one.campaign(),
                    null,
                    new RemoteRef(RecordKind.CAMPAIGN, one.remoteId()),
                    null,
                    null,
                    null,
                    "linked",
                    null));
          });
    }
    ledger.add(line.id(), line.runId(), notes);
    line.count("paired", notes.size());
    return notes.size();
  }
}
