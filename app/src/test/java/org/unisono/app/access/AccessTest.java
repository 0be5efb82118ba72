package org.unisono.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class AccessTest extends RoomTest {

  @Test
  void nobodyIsLetInWithoutToken() {
    var nobody = new Api(url(), "");

    assertThat(nobody.get("/api/v1/people").status()).isEqualTo(401);
    assertThat(new Api(url(), "uni_wrong").get("/api/v1/people").status()).isEqualTo(401);
  }

  @Test
  void aViewerReadsAndChangesNothing() {
    var viewer = as(Role.VIEWER, Scope.WRITE);

    assertThat(viewer.get("/api/v1/people").status()).isEqualTo(200);
    var refused = viewer.post("/api/v1/people", Map.of("email", Samples.email()));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("notAllowed");
  }

  @Test
  void aReadTokenOfAnAdminChangesNothing() {
    var reader = as(Role.ADMIN, Scope.READ);

    assertThat(reader.post("/api/v1/campaigns", Map.of("name", "x")).status()).isEqualTo(403);
  }

  @Test
  void aRevokedTokenIsDead() {
    var token = api().post("/api/v1/tokens", Map.of("name", "t", "scope", "read"));
    var client = new Api(url(), token.body().path("secret").asString());
    assertThat(client.get("/api/v1/people").status()).isEqualTo(200);

    var path = "/api/v1/tokens/" + token.id();
    assertThat(api().delete(path, "").status()).isEqualTo(428);
    api().delete(path, api().get(path).etag());

    assertThat(client.get("/api/v1/people").status()).isEqualTo(401);
  }

  @Test
  void theTextOfARefusalComesInTheReadersLanguage() {
    var request =
        api()
            .request("/api/v1/people/00000000-0000-7000-8000-000000000000")
            .header("Accept-Language", "de")
            .GET();

    assertThat(api().send(request).body().path("title").asString()).isEqualTo("Nicht gefunden");
  }

  @Test
  void aBrowserSessionNeedsTheCsrfToken() {
    var login = Samples.word();
    api()
        .post(
            "/api/v1/users",
            Map.of(
                "login",
                login,
                "name",
                "N",
                "password",
                "correct horse battery",
                "role",
                "marketer"));
    var nobody = new Api(url(), "");

    var withoutToken =
        nobody.post("/api/v1/session", Map.of("login", login, "password", "correct horse battery"));
    var cookie =
        nobody
            .get("/api/v1/setup")
            .raw()
            .headers()
            .firstValue("Set-Cookie")
            .orElse("")
            .split(";")[0];
    var xsrf = cookie.substring(cookie.indexOf('=') + 1);
    var signedIn =
        nobody.post(
            "/api/v1/session",
            Map.of("login", login, "password", "correct horse battery"),
            Map.of("Cookie", cookie, "X-XSRF-TOKEN", xsrf));

    assertThat(withoutToken.status()).isEqualTo(403);
    assertThat(withoutToken.code()).isEqualTo("csrfTokenMissing");
    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.body().path("user").path("role").asString()).isEqualTo("marketer");
    assertThat(signedIn.raw().headers().allValues("Set-Cookie").toString()).contains("HttpOnly");
  }

  @Test
  void guessingIsSlowedDown() {
    var cookie =
        new Api(url(), "")
            .get("/api/v1/setup")
            .raw()
            .headers()
            .firstValue("Set-Cookie")
            .orElse("")
            .split(";")[0];
    var headers =
        Map.of("Cookie", cookie, "X-XSRF-TOKEN", cookie.substring(cookie.indexOf('=') + 1));
    var login = Map.of("login", Samples.word(), "password", "wrong");
    var nobody = new Api(url(), "");
    for (int i = 0; i < 5; i++) {
      assertThat(nobody.post("/api/v1/session", login, headers).status()).isEqualTo(401);
    }
    assertThat(nobody.post("/api/v1/session", login, headers).status()).isEqualTo(429);
  }
}
