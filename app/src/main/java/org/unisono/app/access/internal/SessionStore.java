package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.SessionsTable.SESSIONS;
import static org.unisono.app.access.internal.UsersTable.USERS;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Caller;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;

/// Sessions of the interface; any node knows them.
@Component
public class SessionStore {

  /// How long a session lasts from signing in.
  public static final Duration LIFE = Duration.ofHours(12);

  private final DSLContext sql;
  private final InstantSource clock;

  SessionStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Sessions that are over go at the same time.
  ///
  /// @return the secret for the cookie
  public String open(UUID userId) {
    sql.deleteFrom(SESSIONS).where(SESSIONS.EXPIRES_AT.lt(clock.instant())).execute();
    var secret = Secrets.random();
    sql.insertInto(SESSIONS)
        .set(SESSIONS.SECRET_HASH, Secrets.hash(secret))
        .set(SESSIONS.USER_ID, userId)
        .set(SESSIONS.EXPIRES_AT, clock.instant().plus(LIFE))
        .execute();
    return secret;
  }

  public void close(String secret) {
    sql.deleteFrom(SESSIONS).where(SESSIONS.SECRET_HASH.eq(Secrets.hash(secret))).execute();
  }

  Optional<Caller> caller(byte[] hash) {
    return sql.select(USERS.ID, USERS.NAME, USERS.ROLE, USERS.LANGUAGE)
        .from(SESSIONS)
        .join(USERS)
        .on(USERS.ID.eq(SESSIONS.USER_ID))
        .where(SESSIONS.SECRET_HASH.eq(hash))
        .and(SESSIONS.EXPIRES_AT.gt(clock.instant()))
        .and(USERS.DISABLED_AT.isNull())
        .fetchOptional(
            r ->
                new Caller(
                    r.value1(), null, r.value2(), Role.of(r.value3()), Scope.ADMIN, r.value4()));
  }
}
