package org.unisono.app.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.Samples;

class MailLinksTest extends MailCase {

  private static final String BODY =
      "<a href=\"https://example.org/a\">A</a> <a href=\"https://example.org/b\">B</a>";

  private String person = "";

  private SmtpTrap.Caught mail() {
    var campaign = campaign();
    var email = Samples.email();
    person = member(campaign, email, Map.of());
    sent(campaign, template(campaign, "Hello", BODY));
    await(() -> did(person).contains("email.sent"));
    return TRAP.to(email).getFirst();
  }

  private String goesTo(String path) {
    return stranger().get(path).raw().headers().firstValue("Location").orElse("");
  }

  @Test
  void aLinkGoesOnlyWhereItWasMadeToGo() throws Exception {
    var path = paths(mail(), "l").getFirst();

    assertThat(goesTo(path)).isEqualTo("https://example.org/a");
    assertThat(goesTo(path + "?url=https://evil.example/")).isEqualTo("https://example.org/a");
    assertThat(stranger().get("/l/nothing?url=https://evil.example/").status()).isEqualTo(404);
    await(() -> did(person).contains("email.clicked"));
  }

  @Test
  void aScannerThatFetchesEveryAddressHasNoEffect() throws Exception {
    var mail = mail();
    for (var path : paths(mail, "l")) {
      stranger().get(path);
    }
    var unsubscribe = paths(mail, "u").getFirst();
    assertThat(stranger().get(unsubscribe).status()).isEqualTo(200);

    await(() -> did(person).size() == 3);
    assertThat(did(person))
        .containsExactly("email.clicked by a machine", "email.clicked by a machine", "email.sent");
    assertThat(consents().items().size()).isZero();
  }

  @Test
  void aKnownAgentAndAHeadAreMachines() throws Exception {
    var path = paths(mail(), "l").getFirst();
    var visitor = stranger();
    visitor.send(visitor.request(path).header("User-Agent", "Barracuda Sentinel").GET());
    visitor.send(visitor.request(path).method("HEAD", BodyPublishers.noBody()));

    await(() -> did(person).size() == 3);
    assertThat(did(person)).doesNotContain("email.clicked");
  }

  @Test
  void onlyAPostUnsubscribesAndOnlyFromItsTopic() throws Exception {
    var unsubscribe = paths(mail(), "u").getFirst();
    stranger().get(unsubscribe);
    assertThat(consents().items().size()).isZero();

    assertThat(post(unsubscribe, "List-Unsubscribe=One-Click").status()).isEqualTo(200);
    assertThat(consents().items().path(0).path("purpose").asString()).isEqualTo("offers");
    assertThat(consents().items().path(0).path("state").asString()).isEqualTo("denied");
    assertThat(did(person)).contains("email.unsubscribed");

    post(unsubscribe, "choice=all");
    assertThat(consents().items().path(0).path("purpose").asString()).isEqualTo("allMarketing");
    assertThat(post(unsubscribe + "x", "choice=all").status()).isEqualTo(404);
  }

  private Api.Answer consents() {
    return api().get("/api/v1/people/" + person + "/consents");
  }

  private Api.Answer post(String path, String body) {
    var visitor = stranger();
    return visitor.send(
        visitor
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }
}
