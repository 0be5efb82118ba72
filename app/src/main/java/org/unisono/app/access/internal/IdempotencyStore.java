package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.IdempotencyTable.IDEMPOTENCY;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers to POSTs, kept under the caller's key for a day.
@Component
public class IdempotencyStore {

  private static final Duration KEPT = Duration.ofHours(24);

  /// A request that has not answered after this long died with its node; the key is free again.
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
    sql.deleteFrom(IDEMPOTENCY)
        .where(IDEMPOTENCY.OWNER.eq(owner))
        .and(IDEMPOTENCY.KEY.eq(key))
        .and(
            IDEMPOTENCY
                .CREATED_AT
                .lt(now.minus(KEPT))
                .or(
                    IDEMPOTENCY
                        .STATUS
                        .isNull()
                        .and(IDEMPOTENCY.CREATED_AT.lt(now.minus(GIVEN_UP)))))
        .execute();
    return sql.insertInto(IDEMPOTENCY)
            .set(IDEMPOTENCY.OWNER, owner)
            .set(IDEMPOTENCY.KEY, key)
            .set(IDEMPOTENCY.REQUEST_HASH, requestHash)
            .set(IDEMPOTENCY.CREATED_AT, now)
            .onConflictDoNothing()
            .execute()
        == 1;
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
        .where(IDEMPOTENCY.OWNER.eq(owner))
        .and(IDEMPOTENCY.KEY.eq(key))
        .execute();
  }

  /// Frees the key: the request failed on our side and may be tried again.
  public void forget(UUID owner, String key) {
    sql.deleteFrom(IDEMPOTENCY)
        .where(IDEMPOTENCY.OWNER.eq(owner))
        .and(IDEMPOTENCY.KEY.eq(key))
        .execute();
  }

  public Optional<Earlier> earlier(UUID owner, String key) {
    return sql.selectFrom(IDEMPOTENCY)
        .where(IDEMPOTENCY.OWNER.eq(owner))
        .and(IDEMPOTENCY.KEY.eq(key))
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
