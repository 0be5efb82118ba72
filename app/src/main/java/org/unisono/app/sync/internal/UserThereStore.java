package org.unisono.app.sync.internal;

import static org.unisono.app.edge.SqlArrays.texts;
import static org.unisono.app.edge.SqlArrays.uuids;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.User;
import org.unisono.app.sync.UserThere;
import org.unisono.connector.RemoteUser;

/// Users of the other systems, and which of ours they are.
@Component
public class UserThereStore {

  private final DSLContext sql;

  UserThereStore(DSLContext sql) {
    this.sql = sql;
  }

  /// In the order of their names; those that are gone there are left out unless somebody has said
  /// who they are, and are not active.
  public List<UserThere> of(UUID connection) {
    return sql.fetch(
            """
            select remote_id, name, address, active and not gone as active, decision, user_id,
              decided_by, decided_at
            from sync.users where connection_id = {0} and (not gone or decision <> 'address')
            order by lower(name), remote_id
            """,
            DSL.val(connection))
        .map(UserThereStore::user);
  }

  private static UserThere user(Record r) {
    return new UserThere(
        r.get("remote_id", String.class),
        r.get("name", String.class),
        r.get("address", String.class),
        r.get("active", Boolean.class),
        UserThere.Decision.of(r.get("decision", String.class)).orElseThrow(),
        r.get("user_id", UUID.class),
        r.get("decided_by", String.class),
        r.get("decided_at", Instant.class));
  }

  /// When all were read last.
  Optional<Instant> readAt(UUID connection) {
    return Optional.ofNullable(
        sql.fetchSingle(
                "select max(seen_at) from sync.users where connection_id = {0}",
                DSL.val(connection))
            .get(0, Instant.class));
  }

  /// All that there are.
  void read(UUID connection, List<RemoteUser> users, Instant at) {
    sql.execute(
        """
        insert into sync.users (connection_id, remote_id, name, address, active, seen_at)
        select {0}, u.remote_id, u.name, u.address, u.active = 'true', {5}
        from unnest({1}, {2}, {3}, {4}) as u (remote_id, name, address, active) order by 2
        on conflict (connection_id, remote_id)
          do update set name = excluded.name, address = excluded.address,
            active = excluded.active, seen_at = excluded.seen_at, gone = false
        """,
        DSL.val(connection),
        texts(users, RemoteUser::id),
        texts(users, RemoteUser::name),
        texts(users, RemoteUser::address),
        texts(users, u -> String.valueOf(u.active())),
        DSL.val(at));
    sql.execute(
        """
        update sync.users set gone = true
        where connection_id = {0} and not gone and remote_id <> all ({1})
        """,
        DSL.val(connection), texts(users, RemoteUser::id));
  }

  /// Looks for equal addresses once more, of those of whom nobody has said who they are.
  void match(UUID connection, List<User> ours) {
    sql.execute(
        """
        update sync.users as u set user_id = m.user_id
        from (
          select t.remote_id, min(o.id::text)::uuid as user_id from sync.users t
          left join unnest({1}, {2}) as o (id, login)
            on t.address <> '' and lower(o.login) = lower(t.address)
          where t.connection_id = {0} and t.decision = 'address' group by t.remote_id) as m
        where u.connection_id = {0} and u.remote_id = m.remote_id and u.decision = 'address'
          and u.user_id is distinct from m.user_id
        """,
        DSL.val(connection), uuids(ours, User::id), texts(ours, User::login));
  }

  /// @return whether there is such a user
  public boolean decide(
      UUID connection,
      String remote,
      UserThere.Decision decision,
      @Nullable UUID user,
      String by,
      Instant at) {
    boolean said = decision != UserThere.Decision.ADDRESS;
    return sql.execute(
            """
            update sync.users set decision = {2}, user_id = {3}, decided_by = {4}, decided_at = {5}
            where connection_id = {0} and remote_id = {1}
            """,
            DSL.val(connection),
            DSL.val(remote),
            DSL.val(decision.word()),
            DSL.val(user, UUID.class),
            DSL.val(said ? by : null, String.class),
            DSL.val(said ? at : null, Instant.class))
        > 0;
  }

  /// Who of theirs a user of ours is, as far as they may be given something. Of several the one
  /// that somebody has named.
  Optional<String> there(UUID connection, UUID user) {
    return sql.fetchOptional(
            """
            select remote_id from sync.users
            where connection_id = {0} and user_id = {1} and active and not gone
            order by decision = 'ours' desc, remote_id limit 1
            """,
            DSL.val(connection), DSL.val(user))
        .map(r -> r.get(0, String.class));
  }

  /// Who of ours a user there is.
  Optional<UUID> here(UUID connection, String remote) {
    return sql.fetchOptional(
            "select user_id from sync.users where connection_id = {0} and remote_id = {1}",
            DSL.val(connection), DSL.val(remote))
        .map(r -> r.get(0, UUID.class));
  }

  /// Their names.
  List<NamedUser> names(UUID connection, Collection<String> remotes) {
    return sql.fetch(
            "select remote_id, name from sync.users where connection_id = {0} and remote_id = any ({1})",
            DSL.val(connection), texts(remotes, r -> r))
        .map(r -> new NamedUser(r.get(0, String.class), r.get(1, String.class)));
  }

  /// A name by its id.
  record NamedUser(String id, String name) {}
}
