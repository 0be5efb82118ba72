package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.UsersTable.USERS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Role;
import org.unisono.app.access.User;

/// Users in the table.
@Component
public class UserStore {

  private final DSLContext sql;

  UserStore(DSLContext sql) {
    this.sql = sql;
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

  public List<User> all() {
    return sql.selectFrom(USERS).orderBy(USERS.LOGIN).fetch(UserStore::user);
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
