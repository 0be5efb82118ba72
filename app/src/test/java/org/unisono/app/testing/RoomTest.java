package org.unisono.app.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.unisono.app.UnisonoApplication;
import org.unisono.app.access.Role;
import org.unisono.app.access.Scope;
import org.unisono.app.access.Users;

/// A test against the running application, over HTTP and through the doors.
@SpringBootTest(
    classes = UnisonoApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(RoomTest.Beans.class)
public abstract class RoomTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @LocalServerPort private int port;
  @Autowired private Users users;
  @Autowired protected MutableClock clock;

  private Api api = new Api("", "");

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    var cluster = TestDatabase.cluster();
    registry.add("spring.datasource.url", cluster::jdbcUrl);
    registry.add("spring.datasource.username", cluster::user);
    registry.add("spring.datasource.password", cluster::password);
  }

  @BeforeEach
  void signIn() {
    api = as(Role.ADMIN, Scope.ADMIN);
  }

  /// The API as an admin.
  protected Api api() {
    return api;
  }

  protected Api as(Role role, Scope scope) {
    var login = role.word() + "-" + Samples.word();
    var user = users.add(login, "Test " + role.word(), "correct horse battery", role);
    return new Api(url(), users.issueToken(user.id(), "test", scope).secret());
  }

  protected String url() {
    return "http://127.0.0.1:" + port;
  }

  /// Waits, at most twenty seconds, for something that happens in the background.
  protected static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  protected static <T> T some(@org.jspecify.annotations.Nullable T value) {
    return Objects.requireNonNull(value);
  }

  @TestConfiguration
  static class Beans {

    @Bean
    @Primary
    MutableClock testClock() {
      return new MutableClock();
    }
  }
}
