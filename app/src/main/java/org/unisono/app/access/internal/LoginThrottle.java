package org.unisono.app.access.internal;

import static org.unisono.app.access.internal.FailedLoginsTable.FAILED_LOGINS;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Slows down who guesses: five failures per login and address in ten minutes, on all nodes
/// together.
@Component
public class LoginThrottle {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST = 5;

  private final DSLContext sql;
  private final InstantSource clock;

  LoginThrottle(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public void check(String login, String address) {
    int failures =
        sql.fetchCount(
            FAILED_LOGINS,
            FAILED_LOGINS.LOGIN.eq(login),
            FAILED_LOGINS.ADDRESS.eq(address),
            FAILED_LOGINS.FAILED_AT.gt(clock.instant().minus(WINDOW)));
    if (failures >= MOST) {
      throw new Refused(
          Refusal.TOO_MANY,
          "",
          "tooManyLogins",
          "Too many wrong passwords. Wait ten minutes, then try again.",
          Map.of());
    }
  }

  /// Old failures count for nothing any more, and go.
  public void failed(String login, String address) {
    sql.deleteFrom(FAILED_LOGINS)
        .where(FAILED_LOGINS.FAILED_AT.lt(clock.instant().minus(WINDOW)))
        .execute();
    sql.insertInto(FAILED_LOGINS)
        .set(FAILED_LOGINS.LOGIN, login)
        .set(FAILED_LOGINS.ADDRESS, address)
        .set(FAILED_LOGINS.FAILED_AT, clock.instant())
        .execute();
  }

  public void forget(String login) {
    sql.deleteFrom(FAILED_LOGINS).where(FAILED_LOGINS.LOGIN.eq(login)).execute();
  }
}
