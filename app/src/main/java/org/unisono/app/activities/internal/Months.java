package org.unisono.app.activities.internal;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.activities.Activities;

/// Makes the log's partitions: all months that may be written, and two ahead.
///
/// A partition is made apart and attached, which holds off no writer; `partition of` would wait for
/// all of them, ourselves included.
@Component
class Months {

  private static final int AHEAD = 2;

  private final DSLContext sql;
  private final InstantSource clock;
  private final TransactionTemplate apart;
  private final AtomicReference<@Nullable YearMonth> made = new AtomicReference<>();

  Months(DSLContext sql, InstantSource clock, PlatformTransactionManager manager) {
    this.sql = sql;
    this.clock = clock;
    this.apart = new TransactionTemplate(manager);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  void ensure() {
    var now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    if (!now.equals(made.get())) {
      apart.executeWithoutResult(_ -> make(now));
      made.set(now);
    }
  }

  private void make(YearMonth now) {
    sql.execute("select pg_advisory_xact_lock(7005)");
    for (int i = -Activities.MONTHS_KEPT - 1; i <= AHEAD; i++) {
      var month = now.plusMonths(i);
      var name = "activities.log_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
      boolean there =
          sql.fetchSingle("select to_regclass({0}) is not null", org.jooq.impl.DSL.val(name))
              .into(Boolean.class);
      if (!there) {
        sql.execute("create table " + name + " (like activities.log including all)");
        sql.execute(
            "alter table activities.log attach partition %s for values from ('%s') to ('%s')"
                .formatted(name, begin(month), begin(month.plusMonths(1))));
      }
    }
  }

  private static String begin(YearMonth month) {
    return month + "-01T00:00:00Z";
  }
}
