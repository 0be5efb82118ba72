package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.Connection.Health;
import org.unisono.app.sync.CreatePeople;
import org.unisono.app.sync.Mode;
import org.unisono.connector.Connector;
import org.unisono.connector.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Connections and their streams.
@Component
public class ConnectionStore {

  private final DSLContext sql;
  private final ObjectMapper json;

  ConnectionStore(DSLContext sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// A connection as it is kept.
  public record Kept(
      UUID id,
      String system,
      String name,
      String baseUrl,
      Map<String, String> settings,
      byte[] secrets,
      CreatePeople createPeople,
      @Nullable JsonNode inclusion,
      boolean paused,
      @Nullable Health health,
      @Nullable Instant lastSyncAt,
      long spent,
      long granted,
      int version) {}

  public UUID insert(
      String system,
      String name,
      String baseUrl,
      Map<String, String> settings,
      byte[] secrets,
      CreatePeople createPeople) {
    return sql.fetchSingle(
            """
            insert into sync.connections (system, name, base_url, settings, secrets, create_people)
            values ({0}, {1}, {2}, {3}::jsonb, {4}, {5}) returning id
            """,
            DSL.val(system),
            DSL.val(name),
            DSL.val(baseUrl),
            DSL.val(json.writeValueAsString(settings)),
            DSL.val(secrets),
            DSL.val(createPeople.word()))
        .get(0, UUID.class);
  }

  /// Nobody else changes it before the caller's transaction ends.
  void hold(UUID id) {
    sql.execute("select from sync.connections where id = {0} for no key update", DSL.val(id));
  }

  public void update(Kept to) {
    sql.execute(
        """
        update sync.connections set name = {1}, base_url = {2}, settings = {3}::jsonb, secrets = {4},
          create_people = {5}, paused = {6}, inclusion = {7}::jsonb, version = version + 1
        where id = {0}
        """,
        DSL.val(to.id()),
        DSL.val(to.name()),
        DSL.val(to.baseUrl()),
        DSL.val(json.writeValueAsString(to.settings())),
        DSL.val(to.secrets()),
        DSL.val(to.createPeople().word()),
        DSL.val(to.paused()),
        DSL.val(to.inclusion() == null ? null : to.inclusion().toString()));
  }

  public Optional<Kept> find(UUID id) {
    return sql.fetch("select * from sync.connections where id = {0}", DSL.val(id)).stream()
        .map(this::kept)
        .findFirst();
  }

  public List<Kept> all() {
    return sql.fetch("select * from sync.connections order by id").map(this::kept);
  }

  private Kept kept(Record r) {
    var code = r.get("health_code", String.class);
    var inclusion = r.get("inclusion", JSONB.class);
    return new Kept(
        r.get("id", UUID.class),
        r.get("system", String.class),
        r.get("name", String.class),
        r.get("base_url", String.class),
        json.readValue(r.get("settings", JSONB.class).data(), new TypeReference<>() {}),
        r.get("secrets", byte[].class),
        CreatePeople.of(r.get("create_people", String.class)).orElse(CreatePeople.NONE),
        inclusion == null ? null : json.readTree(inclusion.data()),
        r.get("paused", Boolean.class),
        code == null
            ? null
            : new Health(
                code,
                json.readTree(r.get("health_params", JSONB.class).data()),
                r.get("health_since", Instant.class)),
        r.get("last_sync_at", Instant.class),
        r.get("spent_calls", Long.class),
        r.get("granted_calls", Long.class),
        r.get("version", Integer.class));
  }

  void finished(UUID id, Instant at, long spent, long granted) {
    sql.execute(
        """
        update sync.connections set last_sync_at = {1}, spent_calls = {2}, granted_calls = {3}
        where id = {0}
        """,
        DSL.val(id), DSL.val(at), DSL.val(spent), DSL.val(granted));
  }

  /// Notes what stands in the way; null when nothing does.
  void health(UUID id, @Nullable String code, Map<String, Object> params, Instant at) {
    sql.execute(
        """
        update sync.connections set health_code = {1}, health_params = {2}::jsonb,
          health_since = case when {1} is null then null
            when health_code is not distinct from {1} then health_since else {3} end
        where id = {0} and (health_code is distinct from {1} or health_params <> {2}::jsonb)
        """,
        DSL.val(id), DSL.val(code), DSL.val(json.writeValueAsString(params)), DSL.val(at));
  }

  /// The organisation that the connection belongs to; the first one that answers is kept for good.
  ///
  /// @param found the one that answers now
  /// @return the one that was kept
  String instance(UUID id, String found) {
    return sql.fetchSingle(
            """
            update sync.connections set instance = coalesce(instance, {1}) where id = {0}
            returning instance
            """,
            DSL.val(id), DSL.val(found))
        .get(0, String.class);
  }

  /// A stream that was read or armed.
  record ReadSoFar(Mode mode, String cursor, String scopeMark, @Nullable Instant lastAt) {}

  Map<Stream, ReadSoFar> streams(UUID connection) {
    Map<Stream, ReadSoFar> streams = new EnumMap<>(Stream.class);
    sql.fetch(
            "select stream, mode, cursor, scope_mark, last_at from sync.streams where connection_id = {0}",
            DSL.val(connection))
        .forEach(
            r ->
                Words.stream(r.get(0, String.class))
                    .ifPresent(
                        s ->
                            streams.put(
                                s,
                                new ReadSoFar(
                                    Mode.of(r.get(1, String.class)).orElse(Mode.WATCH),
                                    r.get(2, String.class),
                                    r.get(3, String.class),
                                    r.get(4, Instant.class)))));
    return streams;
  }

  public Map<Stream, Mode> modes(UUID connection) {
    Map<Stream, Mode> modes = new EnumMap<>(Stream.class);
    streams(connection).forEach((stream, kept) -> modes.put(stream, kept.mode()));
    return modes;
  }

  public void arm(UUID connection, Stream stream, Mode mode) {
    sql.execute(
        """
        insert into sync.streams (connection_id, stream, mode) values ({0}, {1}, {2})
        on conflict (connection_id, stream) do update set mode = excluded.mode
        """,
        DSL.val(connection), DSL.val(Words.of(stream)), DSL.val(mode.word()));
  }

  void read(UUID connection, Stream stream, String cursor, String scopeMark, Instant at) {
    sql.execute(
        """
        insert into sync.streams (connection_id, stream, cursor, scope_mark, last_at)
        values ({0}, {1}, {2}, {3}, {4})
        on conflict (connection_id, stream) do update set cursor = excluded.cursor,
          scope_mark = excluded.scope_mark, last_at = excluded.last_at
        """,
        DSL.val(connection),
        DSL.val(Words.of(stream)),
        DSL.val(cursor),
        DSL.val(scopeMark),
        DSL.val(at));
  }

  /// The next run reads all of the stream, whatever was read before.
  void readAgain(UUID connection, Stream stream) {
    sql.execute(
        "update sync.streams set cursor = '' where connection_id = {0} and stream = {1}",
        DSL.val(connection), DSL.val(Words.of(stream)));
  }

  /// What was deleted there before now is not told any more.
  void gap(UUID connection, Stream stream) {
    sql.execute(
        "update sync.streams set gap_at = now() where connection_id = {0} and stream = {1}",
        DSL.val(connection), DSL.val(Words.of(stream)));
  }

  void closeGap(UUID connection, Stream stream) {
    sql.execute(
        "update sync.streams set gap_at = null where connection_id = {0} and stream = {1}",
        DSL.val(connection), DSL.val(Words.of(stream)));
  }

  /// Streams of which it is not known yet what was deleted.
  Map<Stream, Instant> gaps(UUID connection) {
    Map<Stream, Instant> gaps = new EnumMap<>(Stream.class);
    sql.fetch(
            """
            select stream, gap_at from sync.streams
            where connection_id = {0} and gap_at is not null
            """,
            DSL.val(connection))
        .forEach(
            r ->
                Words.stream(r.get(0, String.class))
                    .ifPresent(s -> gaps.put(s, r.get(1, Instant.class))));
    return gaps;
  }

  /// What is found by comparing is read from its start after a write; see [Connector#compared].
  void beforeWriting(Line line, Stream stream) {
    if (line.connector().compared().contains(stream)) {
      readAgain(line.id(), stream);
    }
  }

  /// All that the stream held at this moment has had its effect here.
  void taken(UUID connection, Stream stream, Instant asOf) {
    sql.execute(
        "update sync.streams set taken_at = {2} where connection_id = {0} and stream = {1}",
        DSL.val(connection), DSL.val(Words.of(stream)), DSL.val(asOf));
  }

  /// @return null when the stream has not had its effect here yet
  @Nullable Instant takenAt(UUID connection, Stream stream) {
    return sql
        .fetch(
            "select taken_at from sync.streams where connection_id = {0} and stream = {1}",
            DSL.val(connection), DSL.val(Words.of(stream)))
        .stream()
        .map(r -> r.get(0, Instant.class))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
