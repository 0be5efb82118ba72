package org.unisono.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Users are changed by admins, and what was done can be read.
class UsersTest extends RoomTest {

  private static final String PASSWORD = "long enough, this";

  private Api.Answer user(String role) {
    var login = "u" + Samples.word();
    return api()
        .post(
            "/api/v1/users",
            Map.of("login", login, "name", "Ulla", "password", PASSWORD, "role", role));
  }

  private String token(Api.Answer user, String scope) {
    return api()
        .post("/api/v1/tokens", Map.of("name", "t", "scope", scope, "userId", user.id()))
        .body()
        .path("secret")
        .asString();
  }

  private int signIn(Api.Answer user, String password) {
    var nobody = new Api(url(), "");
    var headers = nobody.get("/api/v1/setup").raw().headers();
    var cookie = headers.firstValue("Set-Cookie").orElse("").split(";")[0];
    var xsrf = cookie.substring(cookie.indexOf('=') + 1);
    return nobody
        .post(
            "/api/v1/session",
            Map.of("login", user.body().path("login").asString(), "password", password),
            Map.of("Cookie", cookie, "X-XSRF-TOKEN", xsrf))
        .status();
  }

  @Test
  void aDisabledUserIsOutAtOnce() {
    var user = user("marketer");
    var path = "/api/v1/users/" + user.id();
    var theirs = new Api(url(), token(user, "write"));
    assertThat(theirs.get("/api/v1/campaigns").status()).isEqualTo(200);

    assertThat(api().patch(path, Map.of("disabled", true)).status()).isEqualTo(200);

    assertThat(theirs.get("/api/v1/campaigns").status()).isEqualTo(401);
    assertThat(signIn(user, PASSWORD)).isEqualTo(401);
    assertThat(api().patch(path, Map.of("disabled", false)).status()).isEqualTo(200);
    assertThat(signIn(user, PASSWORD)).isEqualTo(200);
  }

  @Test
  void aNewPasswordAndANewRoleHold() {
    var user = user("viewer");
    var path = "/api/v1/users/" + user.id();

    var weak = api().patch(path, Map.of("password", "short"));
    var changed = api().patch(path, Map.of("password", "another long one", "role", "sales"));

    assertThat(weak.code()).isEqualTo("passwordTooShort");
    assertThat(changed.body().path("role").asString()).isEqualTo("sales");
    assertThat(signIn(user, PASSWORD)).isEqualTo(401);
    assertThat(signIn(user, "another long one")).isEqualTo(200);
    assertThat(api().patch(path, Map.of("role", "king")).code()).isEqualTo("unknownRole");
  }

  @Test
  void onlyAdminsChangeUsersAndReadTheTrail() {
    var user = user("marketer");
    var theirs = new Api(url(), token(user, "admin"));

    assertThat(theirs.patch("/api/v1/users/" + user.id(), Map.of("role", "admin")).status())
        .isEqualTo(403);
    assertThat(theirs.get("/api/v1/audit").status()).isEqualTo(403);
  }

  @Test
  void theTrailSaysWhoDidWhat() {
    var user = user("viewer");
    api().patch("/api/v1/users/" + user.id(), new HashMap<>(Map.of("name", "Ursula")));

    var trail = api().get("/api/v1/audit?subjectKind=user&limit=1&subjectId=" + user.id());

    var latest = trail.items().get(0);
    assertThat(latest.path("what").asString()).isEqualTo("user.edited");
    assertThat(latest.path("actorName").asString()).isNotEmpty();
    var next = trail.body().path("next").asString();
    var second =
        api()
            .get(
                "/api/v1/audit?subjectKind=user&limit=1&subjectId=" + user.id() + "&cursor=" + next)
            .items()
            .get(0);
    assertThat(second.path("what").asString()).isEqualTo("user.added");
    assertThat(trail.body().toString()).doesNotContain(PASSWORD);
  }
}
