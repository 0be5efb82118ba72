package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.MailTopic;
import org.unisono.connector.Topic;

/// Topics of the other systems, and which of ours they are.
@Component
public class TopicStore {

  private final DSLContext sql;

  TopicStore(DSLContext sql) {
    this.sql = sql;
  }

  /// In the order of their names; those that are gone there are left out unless somebody has said
  /// what they are.
  public List<MailTopic> of(UUID connection) {
    return sql.fetch(
            """
            select remote_id, name, decision, topic, decided_by, decided_at from sync.topics
            where connection_id = {0} and (not gone or decision <> 'open')
            order by lower(name), remote_id
            """,
            DSL.val(connection))
        .map(TopicStore::topic);
  }

  private static MailTopic topic(Record r) {
    return new MailTopic(
        r.get("remote_id", String.class),
        r.get("name", String.class),
        MailTopic.Decision.of(r.get("decision", String.class)).orElseThrow(),
        r.get("topic", String.class),
        r.get("decided_by", String.class),
        r.get("decided_at", Instant.class));
  }

  /// When all were read last; empty when there is one that was met since.
  Optional<Instant> readAt(UUID connection) {
    return Optional.ofNullable(
        sql.fetchSingle(
                "select min(seen_at) from sync.topics where connection_id = {0} and not gone",
                DSL.val(connection))
            .get(0, Instant.class));
  }

  /// All that there are. One that is new is the topic of ours that has its name, if there is one;
  /// neither its letters' case nor blanks make another.
  ///
  /// @param ours our topics
  void read(UUID connection, List<Topic> topics, Collection<String> ours, Instant at) {
    sql.execute(
        """
        insert into sync.topics as s
          (connection_id, remote_id, name, decision, topic, decided_at, seen_at)
        select {0}, t.remote_id, t.name, case when o.topic is null then 'open' else 'ours' end,
          o.topic, case when o.topic is null then null else {4}::timestamptz end, {4}
        from unnest({1}, {2}) as t (remote_id, name)
        left join lateral (
          select min(o.topic) as topic from unnest({3}) as o (topic)
          where regexp_replace(lower(btrim(o.topic)), '\\s+', ' ', 'g')
            = regexp_replace(lower(btrim(t.name)), '\\s+', ' ', 'g')) as o on true
        order by 2
        on conflict (connection_id, remote_id)
          do update set name = excluded.name, seen_at = excluded.seen_at, gone = false
        """,
        DSL.val(connection),
        texts(topics, Topic::id),
        texts(topics, Topic::name),
        texts(ours, o -> o),
        DSL.val(at));
    sql.execute(
        """
        update sync.topics set gone = true
        where connection_id = {0} and not gone and remote_id <> all ({1})
        """,
        DSL.val(connection), texts(topics, Topic::id));
  }

  /// Somebody has opted out of what was not there when the topics were read last.
  void meet(UUID connection, Set<String> ids) {
    sql.execute(
        """
        insert into sync.topics (connection_id, remote_id, name, seen_at)
        select {0}, t.id, t.id, 'epoch' from unnest({1}) as t (id) order by 2
        on conflict do nothing
        """,
        DSL.val(connection), texts(ids, id -> id));
  }

  /// @return whether there is such a topic
  public boolean decide(
      UUID connection,
      String remote,
      MailTopic.Decision decision,
      @Nullable String topic,
      String by,
      Instant at) {
    return sql.execute(
            """
            update sync.topics set decision = {2}, topic = {3}, decided_by = {4}, decided_at = {5}
            where connection_id = {0} and remote_id = {1}
            """,
            DSL.val(connection),
            DSL.val(remote),
            DSL.val(decision.word()),
            DSL.val(topic),
            DSL.val(by),
            DSL.val(at))
        > 0;
  }

  /// Purposes of topics that nobody has said anything about, of all connections whose opt-outs come
  /// in.
  List<String> open() {
    return sql.fetch(
            """
            select t.connection_id, t.remote_id from sync.topics t
            join sync.streams s on s.connection_id = t.connection_id and s.stream = 'consent'
            where t.decision = 'open' and s.mode in ('in', 'both')
            """)
        .map(r -> key(r.get(0, UUID.class), r.get(1, String.class)));
  }

  /// The purpose that an opt-out there has here where it is none of our topics.
  public static String key(UUID connection, String remote) {
    return "there:" + connection + ":" + remote;
  }

  TopicMap map(UUID connection) {
    return new TopicMap(connection, of(connection));
  }

  /// How the purposes are called, by their key.
  static Map<String, String> names(UUID connection, String system, List<Topic> topics) {
    Map<String, String> names = new TreeMap<>();
    topics.forEach(t -> names.put(key(connection, t.id()), system + " · " + t.name()));
    return names;
  }
}
