package org.unisono.app.sync;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.internal.LedgerStore;
import org.unisono.app.sync.internal.ReplayEntry;
import org.unisono.app.sync.internal.StartRuns;
import org.unisono.app.sync.internal.SyncRunStore;
import org.unisono.core.Refused;

/// The door to runs and to the ledger of what they wrote.
@Component
public class Runs {

  private final SyncRunStore store;
  private final LedgerStore ledger;
  private final StartRuns start;
  private final Connections connections;
  private final AuditTrail audit;
  private final ReplayEntry replay;
  private final TransactionTemplate transaction;

  Runs(
      SyncRunStore store,
      LedgerStore ledger,
      StartRuns start,
      Connections connections,
      AuditTrail audit,
      ReplayEntry replay,
      TransactionTemplate transaction) {
    this.replay = replay;
    this.transaction = transaction;
    this.store = store;
    this.ledger = ledger;
    this.start = start;
    this.connections = connections;
    this.audit = audit;
  }

  /// Starts a run in the background.
  ///
  /// @throws Refused `notFound`
  @Transactional
  public Run start(UUID connection) {
    connections.get(connection);
    return get(connection, start.asked(connection));
  }

  /// @throws Refused `notFound`
  public Run get(UUID connection, UUID run) {
    return store.find(connection, run).orElseThrow(() -> Refused.notFound("run", run));
  }

  /// Newest first.
  public Page<Run> page(UUID connection, PageRequest page) {
    return store.page(connection, page);
  }

  /// Takes a run back in the background, where the other side still holds what it wrote.
  ///
  /// @throws Refused `notFound`, `nothingToUndo`
  @Transactional
  public Run undo(UUID connection, UUID run) {
    if (!get(connection, run).undoable()) {
      throw Refused.clash("", "nothingToUndo", "There is nothing in this run that can be undone.");
    }
    audit.record("sync.undone", "connection", connection, Map.of("run", run.toString()));
    return get(connection, start.undo(connection, run));
  }

  /// Who wrote what, newest first.
  ///
  /// @throws Refused `notFound`
  public Page<LedgerEntry> ledger(UUID connection, LedgerFilter filter, PageRequest page) {
    connections.get(connection);
    return ledger.page(connection, filter, page);
  }

  /// Writes again what a line of the ledger says, as a run of its own, which reads first and merges
  /// as every other. Both sides have to stand as they did: what has moved since is not overwritten.
  ///
  /// @throws Refused `notFound`, `notReplayable`, `movedSince` with what stands, `standsAlready`,
  ///     `fieldsNotRead`
  public Run replay(UUID connection, UUID entry) {
    connections.get(connection);
    var plan = replay.plan(connection, entry);
    var run =
        transaction.execute(
            _ -> {
              audit.record(
                  "sync.replayed", "connection", connection, Map.of("entry", entry.toString()));
              return replay.begin(plan);
            });
    return get(connection, Objects.requireNonNull(run));
  }
}
