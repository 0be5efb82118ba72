package org.unisono.app.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.RoomTest;

class AssetsApiTest extends RoomTest {

  private PublicSite site = PublicSite.of(new org.unisono.app.testing.Api("", ""));
  private String campaign = "";

  @BeforeEach
  void open() {
    site = PublicSite.of(api());
    campaign = site.campaign();
  }

  @Test
  void anAssetNeedsItsHomeAndIsListedThere() {
    var homeless = site.make("links", Map.of("name", "L", "url", "https://example.org/a"));
    assertThat(homeless.status()).isEqualTo(422);
    assertThat(homeless.body().at("/errors/0/pointer").asString()).isEqualTo("/campaignId");

    var made =
        site.make(
            "links", Map.of("name", "L", "campaignId", campaign, "url", "https://example.org/a"));
    assertThat(made.status()).isEqualTo(201);
    var listed = api().get("/api/v1/links?campaignId=" + campaign).items();
    assertThat(listed.valueStream().map(l -> l.path("id").asString())).containsExactly(made.id());
    assertThat(api().get("/api/v1/forms?campaignId=" + campaign).items().size()).isZero();
    assertThat(api().get("/api/v1/forms/" + made.id()).status()).isEqualTo(404);
  }

  @Test
  void aPatchNeedsTheVersionAndIsReadAsStrictlyAsAPost() {
    var made =
        site.make(
            "links", Map.of("name", "L", "campaignId", campaign, "url", "https://example.org/a"));
    var path = "/api/v1/links/" + made.id();

    assertThat(api().patch(path, Map.of("name", "M"), "").status()).isEqualTo(428);
    assertThat(api().patch(path, Map.of("name", "M"), made.etag()).status()).isEqualTo(200);
    assertThat(api().patch(path, Map.of("name", "N"), made.etag()).status()).isEqualTo(412);
    assertThat(api().patch(path, Map.of("colour", "red")).status()).isEqualTo(400);
    assertThat(api().patch(path, Map.of("url", "javascript:alert(1)")).code()).isEqualTo("badUrl");
    assertThat(api().get(path).body().path("name").asString()).isEqualTo("M");
  }

  @Test
  void aTemplateThatCannotGoOutIsRefusedWithTheReason() {
    assertThat(template(Map.of("html", "{{ person.firstName | shout }}")).code())
        .isEqualTo("unknownFilter");
    assertThat(template(Map.of("html", "{% include 'x' %}")).code()).isEqualTo("badMergeTag");
    assertThat(template(Map.of("html", "<p>a</p>", "subject", "a\nBcc: b@example.org")).code())
        .isEqualTo("unsafeHeader");
    assertThat(template(Map.of()).code()).isEqualTo("oneBody");
    assertThat(template(Map.of("mjml", "<p>no</p>")).code()).isEqualTo("badMjml");
    assertThat(template(Map.of("mjml", mjml("<mj-raw><script>x</script></mj-raw>"))).code())
        .isEqualTo("mjmlNotAllowed");
    assertThat(template(Map.of("mjml", mjml("<mj-include path=\"/etc/passwd\" />"))).code())
        .isEqualTo("mjmlNotAllowed");
    var deep = "<mj-wrapper>".repeat(2_000) + "</mj-wrapper>".repeat(2_000);
    assertThat(template(Map.of("mjml", mjml(deep))).code()).isEqualTo("mjmlTooDeep");
    var good =
        "<mj-section><mj-column><mj-text>Hi {{ person.firstName | default: \"there\" }}"
            + "</mj-text></mj-column></mj-section>";
    assertThat(template(Map.of("mjml", mjml(good))).status()).isEqualTo(201);
  }

  private Api201 template(Map<String, Object> more) {
    var body = new java.util.HashMap<String, Object>(more);
    body.put("name", "T");
    body.put("campaignId", campaign);
    body.putIfAbsent("subject", "Hello");
    var answer = site.make("templates", body);
    return new Api201(answer.status(), answer.code());
  }

  private record Api201(int status, String code) {}

  private static String mjml(String inside) {
    return "<mjml><mj-body>" + inside + "</mj-body></mjml>";
  }
}
