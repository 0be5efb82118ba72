package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.instants;
import static org.unisono.app.edge.SqlArrays.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.connector.Trouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What stands in the way of which stream, for as long as it does.
@Component
class HealthStore {

  /// Credentials that are refused again and again lock an account.
  private static final Duration BETWEEN_REFUSALS = Duration.ofHours(1);

  private final DSLContext sql;
  private final ObjectMapper json;

  HealthStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// Notes what a run has met. A stream is well again when a run that could go to its end has not
  /// met it; what a run that was cut short did not come to stays as it was.
  void settle(Line line, Instant at) {
    var met = line.troubles();
    sql.execute(
        """
        delete from sync.troubles t
        where t.connection_id = {0} and ({1} or t.stream = '')
          and not exists (select from unnest({2}, {3}) as m (stream, code)
                          where m.stream = t.stream and m.code = t.code)
        """,
        DSL.val(line.id()),
        DSL.val(line.isOpen()),
        texts(met, HealthMet.One::word),
        texts(met, HealthMet.One::code));
    if (met.isEmpty()) {
      return;
    }
    sql.execute(
        """
        insert into sync.troubles as t
          (connection_id, stream, code, params, first_at, last_at, next_at)
        select {0}, m.stream, m.code, m.params::jsonb, {5}, {5}, m.next_at
        from unnest({1}, {2}, {3}, {4}) as m (stream, code, params, next_at)
        on conflict (connection_id, stream, code) do update
          set params = excluded.params, times = t.times + 1, last_at = excluded.last_at,
            next_at = excluded.next_at
        """,
        DSL.val(line.id()),
        texts(met, HealthMet.One::word),
        texts(met, HealthMet.One::code),
        texts(met, m -> json.writeValueAsString(Troubles.params(m.trouble()))),
        instants(met, m -> next(m, at)),
        DSL.val(at));
  }

  private static @Nullable Instant next(HealthMet.One one, Instant at) {
    return one.trouble() instanceof Trouble.AuthRefused ? at.plus(BETWEEN_REFUSALS) : one.until();
  }

  /// Whether its credentials were refused a short time ago, so that only a person tries them again.
  boolean isLockedOut(UUID connection, Instant now) {
    return sql.fetchSingle(
            """
            select exists (select from sync.troubles
              where connection_id = {0} and stream = '' and code = 'authRefused' and next_at > {1})
            """,
            DSL.val(connection), DSL.val(now))
        .get(0, Boolean.class);
  }

  /// A person has changed the account: it is tried at once.
  void tryAgain(UUID connection) {
    sql.execute(
        "update sync.troubles set next_at = null where connection_id = {0}", DSL.val(connection));
  }

  /// @param stream empty for all of them
  record Kept(
      String stream,
      String code,
      JsonNode params,
      int times,
      Instant firstAt,
      Instant lastAt,
      @Nullable Instant nextAt) {}

  List<Kept> of(UUID connection) {
    return sql.fetch(
            """
            select * from sync.troubles where connection_id = {0} order by stream, first_at, code
            """,
            DSL.val(connection))
        .map(
            r ->
                new Kept(
                    r.get("stream", String.class),
                    r.get("code", String.class),
                    json.readTree(r.get("params", JSONB.class).data()),
                    r.get("times", Integer.class),
                    r.get("first_at", Instant.class),
                    r.get("last_at", Instant.class),
                    r.get("next_at", Instant.class)));
  }
}
