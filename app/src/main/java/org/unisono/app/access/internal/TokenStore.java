package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.TokensTable.TOKENS;
import static org.unisono.app.access.internal.UsersTable.USERS;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.app.access.Caller;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.access.Token;

/// API tokens in the table, as hashes.
@Component
public class TokenStore {

  private final DSLContext sql;
  private final InstantSource clock;

  TokenStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public UUID insert(UUID userId, String name, byte[] hash, Scope scope) {
    return sql.insertInto(TOKENS)
        .set(TOKENS.USER_ID, userId)
        .set(TOKENS.NAME, name)
        .set(TOKENS.SECRET_HASH, hash)
        .set(TOKENS.SCOPE, scope.word())
        .returningResult(TOKENS.ID)
        .fetchSingle()
        .value1();
  }

  public boolean revoke(UUID id) {
    return sql.update(TOKENS)
            .set(TOKENS.REVOKED_AT, clock.instant())
            .where(TOKENS.ID.eq(id))
            .and(TOKENS.REVOKED_AT.isNull())
            .execute()
        == 1;
  }

  public List<Token> all() {
    return sql.selectFrom(TOKENS)
        .where(TOKENS.REVOKED_AT.isNull())
        .orderBy(TOKENS.ID)
        .fetch(
            r ->
                new Token(
                    r.get(TOKENS.ID),
                    r.get(TOKENS.USER_ID),
                    r.get(TOKENS.NAME),
                    r.get(TOKENS.SCOPE),
                    r.get(TOKENS.CREATED_AT),
                    r.get(TOKENS.EXPIRES_AT)));
  }

  Optional<Caller> caller(byte[] hash) {
    return sql.select(TOKENS.ID, TOKENS.SCOPE, TOKENS.NAME, USERS.ID, USERS.NAME, USERS.ROLE)
        .from(TOKENS)
        .join(USERS)
        .on(USERS.ID.eq(TOKENS.USER_ID))
        .where(TOKENS.SECRET_HASH.eq(hash))
        .and(TOKENS.REVOKED_AT.isNull())
        .and(TOKENS.EXPIRES_AT.isNull().or(TOKENS.EXPIRES_AT.gt(clock.instant())))
        .and(USERS.DISABLED_AT.isNull())
        .fetchOptional(
            r ->
                new Caller(
                    r.value4(),
                    r.value1(),
                    r.value5() + " (" + r.value3() + ")",
                    Role.of(r.value6()),
                    Scope.of(r.value2()),
                    null));
  }
}
