package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.SessionsTable.SESSIONS;
import static org.unisono.app.access.internal.UsersTable.USERS;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Role;
import org.unisono.app.access.User;

/// Users in the table.
@Component
public class UserStore {

  /// The user as whom the command line acts: nobody can sign in as it.
  public static final String NOBODY = "command-line";

  private final DSLContext sql;
  private final InstantSource clock;

  UserStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public User insert(String login, String name, String passwordHash, Role role) {
    return sql.insertInto(USERS)
        .set(USERS.LOGIN, login)
        .set(USERS.NAME, name)
        .set(USERS.PASSWORD_HASH, passwordHash)
        .set(USERS.ROLE, role.word())
        .returning()
        .fetchSingle(UserStore::user);
  }

  public Optional<Credentials> credentials(String login) {
    return sql.selectFrom(USERS)
        .where(USERS.LOGIN.eq(login))
        .and(USERS.DISABLED_AT.isNull())
        .fetchOptional(r -> new Credentials(user(r), r.get(USERS.PASSWORD_HASH)));
  }

  public Optional<User> find(UUID id) {
    return sql.selectFrom(USERS).where(USERS.ID.eq(id)).fetchOptional(UserStore::user);
  }

  /// Every change of users waits for the one before, so that two admins cannot disable each other.
  public Optional<User> lock(UUID id) {
    sql.fetch("select pg_advisory_xact_lock(hashtext('access.users'))");
    return find(id);
  }

  /// Whether somebody else may administer.
  public boolean isAdminBeside(UUID id) {
    return sql.fetchExists(
        USERS,
        USERS.ROLE.eq(Role.ADMIN.word()),
        USERS.DISABLED_AT.isNull(),
        USERS.ID.ne(id),
        USERS.LOGIN.ne(NOBODY));
  }

  /// @param passwordHash null leaves the password; a new one ends the user's sessions
  public User update(
      UUID id, String name, Role role, boolean disabled, @Nullable String passwordHash) {
    if (passwordHash != null) {
      sql.deleteFrom(SESSIONS).where(SESSIONS.USER_ID.eq(id)).execute();
    }
    return sql.update(USERS)
        .set(USERS.NAME, name)
        .set(USERS.ROLE, role.word())
        .set(
            USERS.DISABLED_AT,
            disabled
                ? DSL.coalesce(USERS.DISABLED_AT, DSL.val(clock.instant()))
                : DSL.castNull(USERS.DISABLED_AT))
        .set(USERS.PASSWORD_HASH, DSL.coalesce(DSL.val(passwordHash), USERS.PASSWORD_HASH))
        .set(USERS.VERSION, USERS.VERSION.plus(1))
        .where(USERS.ID.eq(id))
        .returning()
        .fetchSingle(UserStore::user);
  }

  /// People who work here; the command line is none of them.
  public List<User> all() {
    return sql.selectFrom(USERS)
        .where(USERS.LOGIN.ne(NOBODY))
        .orderBy(USERS.LOGIN)
        .fetch(UserStore::user);
  }

  public boolean isEmptyBut(String login) {
    return !sql.fetchExists(USERS, USERS.LOGIN.ne(login));
  }

  public User choose(UUID id, String language, String lens) {
    return sql.update(USERS)
        .set(USERS.LANGUAGE, language)
        .set(USERS.LENS, lens)
        .where(USERS.ID.eq(id))
        .returning()
        .fetchSingle(UserStore::user);
  }

  static User user(Record r) {
    return new User(
        r.get(USERS.ID),
        r.get(USERS.LOGIN),
        r.get(USERS.NAME),
        Role.of(r.get(USERS.ROLE)),
        r.get(USERS.LANGUAGE),
        r.get(USERS.LENS),
        r.get(USERS.DISABLED_AT),
        r.get(USERS.VERSION));
  }

  /// A user together with what proves them.
  public record Credentials(User user, String passwordHash) {}
}
