package org.unisono.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class PublicPagesTest extends RoomTest {

  @Autowired private SignedIds ids;

  private PublicSite site = PublicSite.of(new org.unisono.app.testing.Api("", ""));
  private String campaign = "";

  @BeforeEach
  void open() {
    site = PublicSite.of(api());
    campaign = site.campaign();
  }

  private String page(Map<String, Object> more) {
    var body = new HashMap<String, Object>(more);
    body.put("name", "Page " + Samples.word());
    body.put("campaignId", campaign);
    body.put("title", "Join us");
    body.putIfAbsent("published", true);
    var made = site.make("pages", body);
    assertThat(made.status()).isEqualTo(201);
    return made.body().path("slug").asString();
  }

  @Test
  void aVisitIsClaimedWhenTheVisitorSendsTheFormAndCountsForThePagesCampaign() {
    var form =
        site.make(
            "forms",
            Map.of(
                "name",
                "F",
                "campaignId",
                site.campaign(),
                "fields",
                java.util.List.of(Map.of("key", "email", "required", true))));
    var slug = page(Map.of("formId", form.id()));

    var shown = site.visitor().get("/p/" + slug);
    var cookie = shown.raw().headers().firstValue("Set-Cookie").orElse("");
    assertThat(shown.raw().body()).contains("action=\"/f/").contains("<h1>Join us</h1>");
    assertThat(cookie).startsWith("unisono_visitor=").contains("HttpOnly").contains("SameSite=Lax");

    var email = Samples.email();
    site.send(
        "/f/" + form.body().path("key").asString(),
        Map.of("email", email, "_page", slug),
        Map.of("Cookie", cookie.substring(0, cookie.indexOf(';'))));
    var activities = site.activities(site.person(email).id());
    assertThat(activities.stream().map(a -> a.path("type").asString()))
        .containsExactlyInAnyOrder("form.submitted", "page.visited");
    assertThat(activities.stream().map(a -> a.at("/properties/campaignId").asString()))
        .containsOnly(campaign);
  }

  @Test
  void aVisitorIsSpokenToInTheLanguageOfTheirBrowser() {
    var form =
        site.make(
            "forms",
            Map.of(
                "name",
                "F",
                "campaignId",
                campaign,
                "fields",
                java.util.List.of(Map.of("key", "email", "required", true))));
    var visitor = site.visitor();

    var missing = visitor.send(visitor.request("/p/nowhere").header("Accept-Language", "fi").GET());
    var wrong =
        visitor.send(
            visitor
                .request("/f/" + form.body().path("key").asString())
                .header("Accept-Language", "de-CH, en;q=0.5")
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=")));

    assertThat(missing.raw().body())
        .contains("<html lang=\"fi\">")
        .contains("Tässä osoitteessa ei ole sivua.");
    assertThat(wrong.raw().body())
        .contains("<html lang=\"de\">")
        .contains("Dies ist ein Pflichtfeld.")
        .contains(">Senden</button>");
  }

  @Test
  void onlyAPostPressesTheButtonAndTwiceIsOnce() {
    var slug =
        page(
            Map.of("button", Map.of("key", "join", "label", "Join"), "onButton", "event.attended"));
    var person = site.person(Samples.email()).id();
    var token =
        ids.issue(
            SignedIds.PERSON, UUID.fromString(person), clock.instant().plus(Duration.ofDays(1)));
    var path = "/p/" + slug + "/b/join";

    assertThat(site.visitor().get("/p/" + slug + "?t=" + token).raw().body()).contains(token);
    assertThat(site.visitor().get(path + "?_t=" + token).status()).isEqualTo(405);
    assertThat(site.activities(person)).isEmpty();

    assertThat(site.send(path, Map.of("_t", token)).status()).isEqualTo(200);
    assertThat(site.send(path, Map.of("_t", token)).status()).isEqualTo(200);
    assertThat(site.activities(person)).hasSize(1);
    assertThat(site.activities(person).getFirst().path("type").asString())
        .isEqualTo("event.attended");
    assertThat(site.send(path, Map.of("_t", token.substring(1) + "A")).status()).isEqualTo(200);
    assertThat(site.activities(person)).hasSize(1);
  }

  @Test
  void markupThatCouldRunIsNotShown() {
    var slug =
        page(
            Map.of(
                "html",
                "<p onclick=\"x()\">Hello <b>you</b></p><script>x()</script>"
                    + "<a href=\"javascript:x()\">l</a><iframe src=\"https://x.example\"></iframe>"));
    var html = site.visitor().get("/p/" + slug).raw().body();

    assertThat(html).contains("<b>you</b>");
    assertThat(html).doesNotContain("<script", "onclick", "javascript:", "<iframe");
  }

  @Test
  void whatIsNotPublishedIsNotThere() {
    var slug = page(Map.of("published", false));
    assertThat(site.visitor().get("/p/" + slug).status()).isEqualTo(404);
  }

  @Test
  void theScriptTellsOfPageViewsOfOtherSites() {
    assertThat(site.visitor().get("/t.js").raw().body()).contains("/collect");
    var visitor = UUID.randomUUID().toString();
    var beacon =
        "{\"visitorId\":\"" + visitor + "\",\"url\":\"https://shop.example/a\",\"title\":\"A\"}";
    var sent =
        site.visitor()
            .send(
                site.visitor()
                    .request("/collect")
                    .header("Content-Type", "text/plain;charset=UTF-8")
                    .POST(BodyPublishers.ofString(beacon)));
    assertThat(sent.status()).isEqualTo(204);
    var person = site.person(Samples.email());
    api()
        .post(
            "/api/v1/activities",
            Map.of("type", "form.submitted", "personId", person.id(), "visitorId", visitor));
    assertThat(site.activities(person.id())).hasSize(2);
  }
}
