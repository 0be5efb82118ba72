package org.unisono.app.edge;

import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// Rows that nobody else changes until the transaction ends. What is read after it is held is what
/// will be written over, so that no edit is lost between reading and writing.
public final class RowLocks {

  private RowLocks() {}

  /// Waits for others who hold one of them. In one order: no deadlock between two sets. Rows that
  /// only refer to these are not kept waiting.
  public static void hold(DSLContext sql, TableField<?, UUID> id, Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      sql.select(id)
          .from(id.getTable())
          .where(id.eq(DSL.any(ids.toArray(UUID[]::new))))
          .orderBy(id)
          .forNoKeyUpdate()
          .fetch();
    }
  }
}
