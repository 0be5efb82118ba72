package org.unisono.app.sync.internal;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Who a person is at each connection.
@Component
class PersonLinkStore {

  private final DSLContext sql;

  PersonLinkStore(DSLContext sql) {
    this.sql = sql;
  }

  /// @return what moved
  JsonNode move(UUID from, UUID to) {
    var moved = JsonNodeFactory.instance.arrayNode();
    sql.fetch(
            """
            update sync.mirror set local_id = {1}, is_primary = false, dirty = true
            where local_id = {0} and kind in ('lead', 'contact')
            returning connection_id, kind, remote_id
            """,
            DSL.val(from), DSL.val(to))
        .forEach(
            r ->
                moved
                    .addObject()
                    .put("connectionId", r.get(0, UUID.class).toString())
                    .put("kind", r.get(1, String.class))
                    .put("id", r.get(2, String.class)));
    sql.execute(
        "delete from sync.pending where local_id = {0} and kind in ('person', 'member', 'consent')",
        DSL.val(from));
    return moved;
  }

  void moveBack(UUID from, UUID to, JsonNode moved) {
    for (var row : moved) {
      sql.execute(
          """
          update sync.mirror set local_id = {1}, dirty = true
          where connection_id = {2} and kind = {3} and remote_id = {4} and local_id = {0}
          """,
          DSL.val(from),
          DSL.val(to),
          DSL.val(UUID.fromString(row.path("connectionId").asString())),
          DSL.val(row.path("kind").asString()),
          DSL.val(row.path("id").asString()));
    }
  }

  JsonNode records(UUID person) {
    var all = JsonNodeFactory.instance.arrayNode();
    sql.fetch(
            """
            select c.name, m.kind, m.remote_id from sync.mirror m
            join sync.connections c on c.id = m.connection_id where m.local_id = {0}
            """,
            DSL.val(person))
        .forEach(
            r ->
                all.addObject()
                    .put("connection", r.get(0, String.class))
                    .put("kind", r.get(1, String.class))
                    .put("id", r.get(2, String.class)));
    return all;
  }

  /// The ids there stay, without anything that tells who it was, so that no later read brings them
  /// back.
  void erase(UUID person) {
    sql.execute(
        """
        update sync.mirror set fields = '{}', email = null, first_name = null, last_name = null,
          local_id = null, tried = true, unresolved = 'erased', dirty = false
        where local_id = {0}
        """
            .replace("'{}'", "jsonb_build_object()"),
        DSL.val(person));
    sql.execute("delete from sync.pending where local_id = {0}", DSL.val(person));
    sql.execute("delete from sync.bases where local_id = {0}", DSL.val(person));
    sql.execute(
        "update sync.ledger set record = '–', from_value = null, to_value = null where person_id = {0}",
        DSL.val(person));
    sql.execute(
        """
        update sync.inbox set record = '–', ours = null, theirs = null, agreed = null,
          answered_at = coalesce(answered_at, now()), answer = coalesce(answer, 'erased')
        where person_id = {0}
        """,
        DSL.val(person));
  }
}
