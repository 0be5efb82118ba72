package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.IdempotencyTable.IDEMPOTENCY;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers to POSTs, kept under the caller's key for a day.
@Component
public class IdempotencyStore {

  private static final Duration KEPT = Duration.ofHours(24);

  /// A request that has not answered after this long, and does not [#hold] its key, died with its
  /// node; the key is free again.
  private static final Duration GIVEN_UP = Duration.ofMinutes(2);

  private static final Duration SWEEP = Duration.ofHours(1);

  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);
  private final DSLContext sql;
  private final InstantSource clock;

  IdempotencyStore(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// @return true when this request is the first with that key and may go on
  public boolean begin(UUID owner, String key, byte[] requestHash) {
    var now = clock.instant();
    forgetOld(now);
    free(owner, key, now);
    return sql.insertInto(IDEMPOTENCY)
            .set(IDEMPOTENCY.OWNER, owner)
            .set(IDEMPOTENCY.KEY, key)
            .set(IDEMPOTENCY.REQUEST_HASH, requestHash)
            .set(IDEMPOTENCY.CREATED_AT, now)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private void free(UUID owner, String key, Instant now) {
    var over =
        sql.select(IDEMPOTENCY.OWNER, IDEMPOTENCY.KEY)
            .from(IDEMPOTENCY)
            .where(of(owner, key))
            .and(
                IDEMPOTENCY
                    .CREATED_AT
                    .lt(now.minus(KEPT))
                    .or(
                        IDEMPOTENCY
                            .STATUS
                            .isNull()
                            .and(IDEMPOTENCY.CREATED_AT.lt(now.minus(GIVEN_UP)))))
            .forUpdate()
            .skipLocked();
    sql.deleteFrom(IDEMPOTENCY)
        .where(DSL.row(IDEMPOTENCY.OWNER, IDEMPOTENCY.KEY).in(over))
        .execute();
  }

  private static Condition of(UUID owner, String key) {
    return IDEMPOTENCY.OWNER.eq(owner).and(IDEMPOTENCY.KEY.eq(key));
  }

  /// Only what is not answered yet: a request that lost its key to another changes nothing of its
  /// answer.
  private static Condition unanswered(UUID owner, String key) {
    return of(owner, key).and(IDEMPOTENCY.STATUS.isNull());
  }

  /// Keeps the key until the caller's transaction ends, however long its work takes.
  ///
  /// @return false when the key was freed meanwhile, and may be another request's
  public boolean hold(UUID owner, String key) {
    return sql.selectOne()
        .from(IDEMPOTENCY)
        .where(unanswered(owner, key))
        .forUpdate()
        .fetchOptional()
        .isPresent();
  }

  /// Answers hold people's data: once an hour, those whose day is over go.
  private void forgetOld(Instant now) {
    var due = nextSweep.get();
    if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP))) {
      sql.deleteFrom(IDEMPOTENCY).where(IDEMPOTENCY.CREATED_AT.lt(now.minus(KEPT))).execute();
    }
  }

  public void keep(UUID owner, String key, Answer answer) {
    sql.update(IDEMPOTENCY)
        .set(IDEMPOTENCY.STATUS, answer.status())
        .set(IDEMPOTENCY.LOCATION, answer.location())
        .set(IDEMPOTENCY.ETAG, answer.etag())
        .set(IDEMPOTENCY.CONTENT_TYPE, answer.contentType())
        .set(IDEMPOTENCY.BODY, answer.body())
        .where(unanswered(owner, key))
        .execute();
  }

  /// Frees the key: the request failed on our side and may be tried again.
  public void forget(UUID owner, String key) {
    sql.deleteFrom(IDEMPOTENCY).where(unanswered(owner, key)).execute();
  }

  public Optional<Earlier> earlier(UUID owner, String key) {
    return sql.selectFrom(IDEMPOTENCY)
        .where(of(owner, key))
        .fetchOptional(
            r ->
                new Earlier(
                    r.get(IDEMPOTENCY.REQUEST_HASH),
                    r.get(IDEMPOTENCY.STATUS) == null
                        ? null
                        : new Answer(
                            r.get(IDEMPOTENCY.STATUS),
                            r.get(IDEMPOTENCY.LOCATION),
                            r.get(IDEMPOTENCY.ETAG),
                            r.get(IDEMPOTENCY.CONTENT_TYPE),
                            r.get(IDEMPOTENCY.BODY))));
  }

  /// @param answer null while the first request is still being answered
  public record Earlier(byte[] requestHash, @Nullable Answer answer) {}

  /// What was answered.
  public record Answer(
      int status,
      @Nullable String location,
      @Nullable String etag,
      @Nullable String contentType,
      byte[] body) {}
}
