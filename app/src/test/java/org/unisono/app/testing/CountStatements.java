package org.unisono.app.testing;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// Counts the statements that a piece of work runs in its own thread.
public final class CountStatements implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private final transient Thread thread = Thread.currentThread();
  private final TreeMap<String, Integer> times = new TreeMap<>();

  private CountStatements() {}

  /// How often each statement ran, by its text.
  public static Map<String, Integer> of(DSLContext sql, Supplier<?> work) {
    var counter = new CountStatements();
    var before = sql.configuration().executeListenerProviders();
    sql.configuration().set(new DefaultExecuteListenerProvider(counter));
    try {
      var _ = work.get();
      return counter.times;
    } finally {
      sql.configuration().set(before);
    }
  }

  @Override
  public void executeStart(ExecuteContext context) {
    if (Thread.currentThread() == thread) {
      times.merge(Objects.requireNonNullElse(context.sql(), ""), 1, Integer::sum);
    }
  }
}
