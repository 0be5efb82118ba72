package org.unisono.app.edge;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Columns of a set as PostgreSQL arrays, for `unnest`: one statement whatever the number of rows.
public final class SqlArrays {

  private SqlArrays() {}

  public static <T> Param<UUID[]> uuids(
      Collection<T> rows, Function<? super T, @Nullable UUID> value) {
    return DSL.val(
        rows.stream().map(value).toArray(UUID[]::new), SQLDataType.UUID.getArrayDataType());
  }

  public static Param<UUID[]> uuids(Collection<UUID> rows) {
    return uuids(rows, id -> id);
  }

  public static <T> Param<String[]> texts(
      Collection<T> rows, Function<? super T, @Nullable String> value) {
    return DSL.val(
        rows.stream().map(value).toArray(String[]::new), SQLDataType.CLOB.getArrayDataType());
  }

  public static <T> Param<Integer[]> integers(
      Collection<T> rows, Function<? super T, @Nullable Integer> value) {
    return DSL.val(
        rows.stream().map(value).toArray(Integer[]::new), SQLDataType.INTEGER.getArrayDataType());
  }

  public static <T> Param<Instant[]> instants(
      Collection<T> rows, Function<? super T, @Nullable Instant> value) {
    return DSL.val(
        rows.stream().map(value).toArray(Instant[]::new), SQLDataType.INSTANT.getArrayDataType());
  }
}
