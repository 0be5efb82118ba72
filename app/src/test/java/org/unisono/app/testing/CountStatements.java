package org.unisono.app.testing;

import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// Counts the statements that a piece of work runs in its own thread.
public final class CountStatements implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private final transient Thread thread = Thread.currentThread();
  private int count;

  private CountStatements() {}

  public static int of(DSLContext sql, Supplier<?> work) {
    var counter = new CountStatements();
    var before = sql.configuration().executeListenerProviders();
    sql.configuration().set(new DefaultExecuteListenerProvider(counter));
    try {
      var _ = work.get();
      return counter.count;
    } finally {
      sql.configuration().set(before);
    }
  }

  @Override
  public void executeStart(ExecuteContext context) {
    count += Thread.currentThread() == thread ? 1 : 0;
  }
}
