package org.unisono.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class PublicFormsTest extends RoomTest {

  private static final String MARKUP = "<script>alert('x')</script>\"><img src=x onerror=y>";

  private PublicSite site = PublicSite.of(new org.unisono.app.testing.Api("", ""));
  private String campaign = "";

  @BeforeEach
  void open() {
    site = PublicSite.of(api());
    campaign = site.campaign();
  }

  private String form() {
    var made =
        site.make(
            "forms",
            Map.of(
                "name",
                "Newsletter",
                "campaignId",
                campaign,
                "thanks",
                "We <b>thank</b> you.",
                "fields",
                List.of(
                    Map.of("key", "email", "type", "email", "required", true),
                    Map.of("key", "firstName", "label", "First name"),
                    Map.of("key", "lastName"),
                    Map.of("key", "remark", "type", "textarea"),
                    Map.of("key", "seats", "type", "number"),
                    Map.of("key", "news", "type", "consent", "topic", "news"))));
    assertThat(made.status()).isEqualTo(201);
    return made.body().path("key").asString();
  }

  @Test
  void aFormIsTakenInWithoutAnyCookie() {
    var email = Samples.email();
    var sent = site.send("/f/" + form(), Map.of("email", email, "firstName", "Aino", "news", "on"));

    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.raw().body()).contains("We &lt;b&gt;thank&lt;/b&gt; you.");
    var person = site.person(email);
    assertThat(person.status()).isEqualTo(200);
    assertThat(person.body().path("firstName").asString()).isEqualTo("Aino");
    var activity = site.activities(person.id()).getFirst();
    assertThat(activity.path("type").asString()).isEqualTo("form.submitted");
    assertThat(activity.path("properties").path("campaignId").asString()).isEqualTo(campaign);
    var consents = api().get("/api/v1/people/" + person.id() + "/consents").items();
    assertThat(consents.path(0).path("purpose").asString()).isEqualTo("news");
    assertThat(consents.path(0).path("state").asString()).isEqualTo("granted");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlaceAndChangesNothing() {
    var key = form();
    var email = Samples.email();
    var answer =
        site.visitor()
            .post("/f/" + key, Map.of("email", "nobody", "seats", "many", "firstName", "A"));
    var page = site.send("/f/" + key, Map.of("email", email, "seats", "many"));
    var unknown = site.visitor().post("/f/" + key, Map.of("email", email, "role", "admin"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("errors").path(0).path("pointer").asString()).isEqualTo("/seats");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.raw().body()).contains("aria-describedby=\"f-seats-bad\"").contains(email);
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(site.person(email).status()).isEqualTo(201);
    assertThat(site.visitor().post("/f/no-such-form", Map.of()).status()).isEqualTo(404);
    assertThat(
            site.visitor()
                .post("/f/" + key, Map.of("email", "no address"))
                .body()
                .path("errors")
                .path(0)
                .path("pointer")
                .asString())
        .isEqualTo("/email");
  }

  @Test
  void markupInAnyFieldIsTextAndIsEscapedWhereItIsShown() {
    var key = form();
    var email = Samples.email();
    site.send(
        "/f/" + key,
        Map.of("email", email, "firstName", MARKUP, "lastName", MARKUP, "remark", MARKUP));
    var person = site.person(email);
    assertThat(person.body().path("firstName").asString()).isEqualTo(MARKUP);
    assertThat(site.activities(person.id()).getFirst().at("/properties/fields/remark").asString())
        .isEqualTo(MARKUP);

    for (var field : List.of("email", "firstName", "lastName", "remark", "seats")) {
      var bad = new java.util.HashMap<>(Map.of("seats", MARKUP));
      bad.put(field, MARKUP);
      var page = site.send("/f/" + key, bad);
      assertThat(page.status()).isEqualTo(422);
      assertThat(page.raw().body()).doesNotContain("<script").doesNotContain("<img");
    }
  }

  @Test
  void anAddressWithTwoHoldersLosesNothingAndTellsNothing() {
    var email = Samples.email();
    for (int i = 0; i < 2; i++) {
      api()
          .post(
              "/api/v1/people",
              Map.of("email", email, "externalIds", Map.of("retail", Samples.word())));
    }
    assertThat(site.send("/f/" + form(), Map.of("email", email)).status()).isEqualTo(200);
  }

  @Test
  void anEventTakesAsManyAsItHasPlaces() {
    var event =
        site.make(
            "events",
            Map.of(
                "name",
                "Webinar",
                "campaignId",
                campaign,
                "startsAt",
                "2026-12-01T10:00:00Z",
                "capacity",
                1));
    var path = "/e/" + event.body().path("key").asString();
    var email = Samples.email();

    assertThat(site.visitor().post(path, Map.of("email", email)).status()).isEqualTo(200);
    assertThat(site.visitor().post(path, Map.of("email", email)).status()).isEqualTo(200);
    var full = site.visitor().post(path, Map.of("email", Samples.email()));
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.code()).isEqualTo("eventFull");
    var person = site.person(email).id();
    assertThat(site.activities(person)).hasSize(1);
    assertThat(site.activities(person).getFirst().path("type").asString())
        .isEqualTo("event.registered");
  }
}
