package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.connector.Spending;
import org.unisono.connector.SpendingBook;

/// What was spent of each connection's budget. It is written apart from what a run is writing: a
/// call that was made stays made when that is taken back, and nobody waits for a run's end.
@Component
class BudgetStore {

  private final DSLContext sql;
  private final TransactionTemplate apart;

  BudgetStore(DSLContext sql, PlatformTransactionManager manager) {
    this.sql = sql;
    this.apart = new TransactionTemplate(manager);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  SpendingBook of(UUID connection) {
    return change -> apart.execute(_ -> changed(connection, change));
  }

  private Spending changed(UUID connection, UnaryOperator<Spending> change) {
    sql.execute(
        "insert into sync.budgets (connection_id) values ({0}) on conflict do nothing",
        DSL.val(connection));
    var before =
        sql.fetchSingle(
                """
                select window_start, own, own_for_consent, vendor_used, granted, closed_until
                from sync.budgets where connection_id = {0} for no key update
                """,
                DSL.val(connection))
            .map(
                r ->
                    new Spending(
                        r.get(0, Instant.class),
                        r.get(1, Long.class),
                        r.get(2, Long.class),
                        r.get(3, Long.class),
                        r.get(4, Long.class),
                        r.get(5, Instant.class)));
    var after = change.apply(before);
    if (!after.equals(before)) {
      sql.execute(
          """
          update sync.budgets set window_start = {1}, own = {2}, own_for_consent = {3},
            vendor_used = {4}, granted = {5}, closed_until = {6}
          where connection_id = {0}
          """,
          DSL.val(connection),
          DSL.val(after.start()),
          DSL.val(after.own()),
          DSL.val(after.ownForConsent()),
          DSL.val(after.vendorUsed()),
          DSL.val(after.granted(), Long.class),
          DSL.val(after.closedUntil()));
    }
    return after;
  }
}
