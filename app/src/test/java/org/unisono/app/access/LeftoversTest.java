package org.unisono.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.access.internal.LoginThrottle;
import org.unisono.app.access.internal.SessionStore;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// What is over does not stay in the tables for ever.
class LeftoversTest extends RoomTest {

  @Autowired private DSLContext sql;
  @Autowired private LoginThrottle throttle;
  @Autowired private SessionStore sessions;
  @Autowired private Users users;

  private int count(String query, String value) {
    return sql.fetchSingle(query, DSL.val(value)).get(0, Integer.class);
  }

  @Test
  void oldFailuresGoWithTheNextOne() {
    var login = Samples.word();
    sql.execute(
        """
        insert into access.failed_logins (login, address, failed_at)
        values ({0}, '127.0.0.1', now() - interval '1 hour')
        """,
        DSL.val(login));

    throttle.failed(login, "127.0.0.1");

    assertThat(count("select count(*) from access.failed_logins where login = {0}", login))
        .isEqualTo(1);
  }

  @Test
  void sessionsThatAreOverGoWithTheNextOne() {
    var user =
        users.add("s" + Samples.word(), "Session", "correct horse battery", Role.VIEWER).id();
    sessions.open(user);
    sql.execute(
        "update access.sessions set expires_at = now() - interval '1 hour' where user_id = {0}",
        DSL.val(user));

    sessions.open(user);

    assertThat(
            count(
                "select count(*) from access.sessions where user_id = {0}::uuid", user.toString()))
        .isEqualTo(1);
  }
}
