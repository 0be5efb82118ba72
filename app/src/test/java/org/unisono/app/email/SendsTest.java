package org.unisono.app.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;

class SendsTest extends MailCase {

  private static final String BODY =
      "<p>Hi {{ person.firstName | default: \"there\" }}</p>"
          + "<a href=\"https://example.org/a?b=1&amp;c=2\">A</a>";

  @Test
  void eachMemberGetsTheirOwnMailOnce() throws Exception {
    var campaign = campaign();
    var email = Samples.email();
    var person = member(campaign, email, Map.of("firstName", "Aino <b>"));
    var send = sent(campaign, template(campaign, "For {{ person.firstName }}", BODY));

    assertThat(send.body().at("/counts/accepted").asInt()).isEqualTo(1);
    assertThat(TRAP.to(email)).hasSize(1);
    var mail = parsed(TRAP.to(email).getFirst());
    assertThat(mail.getSubject()).isEqualTo("For Aino <b>");
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("List-Unsubscribe", null)).startsWith("<http").contains("/u/");
    assertThat(html(TRAP.to(email).getFirst()))
        .contains("Hi Aino &lt;b&gt;")
        .doesNotContain("https://example.org/a");
    await(() -> did(person).contains("email.sent"));
    assertThat(api().post("/api/v1/sends/" + send.id() + "/start", Map.of()).code())
        .isEqualTo("alreadyStarted");
  }

  @Test
  void oneAddressOfTwoPeopleGetsOneMail() {
    var campaign = campaign();
    var email = Samples.email();
    member(campaign, email, Map.of("externalIds", Map.of("retail", Samples.word())));
    member(campaign, email, Map.of("externalIds", Map.of("retail", Samples.word())));
    var send = sent(campaign, template(campaign, "Hello", BODY));

    assertThat(TRAP.to(email)).hasSize(1);
    assertThat(send.body().at("/withheld/sameAddress").asInt()).isEqualTo(1);
  }

  @Test
  void whoOptedOutIsWithheldWithTheReasonAndOnlyInThatScope() {
    var campaign = campaign();
    var topic = Samples.email();
    var all = Samples.email();
    var other = Samples.email();
    for (var each : Map.of(topic, "offers", all, "allMarketing", other, "recipes").entrySet()) {
      var person = member(campaign, each.getKey(), Map.of());
      api()
          .post(
              "/api/v1/people/" + person + "/consents",
              Map.of("purpose", each.getValue(), "state", "denied"));
    }
    member(campaign, "gone-" + Samples.email(), Map.of());
    var template = template(campaign, "Hello", BODY);
    var draft =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/sends",
                Map.of("name", "S", "templateId", template, "topic", "offers"));
    var preview = api().get("/api/v1/sends/" + draft.id() + "/preview").body();
    assertThat(preview.path("people").asInt()).isEqualTo(4);
    assertThat(preview.path("mails").asInt()).isEqualTo(2);

    var send = sent(campaign, template);
    assertThat(send.body().at("/withheld/unsubscribed").asInt()).isEqualTo(2);
    assertThat(send.body().at("/counts/accepted").asInt()).isEqualTo(1);
    assertThat(send.body().at("/counts/refused").asInt()).isEqualTo(1);
    assertThat(TRAP.to(topic)).isEmpty();
    assertThat(TRAP.to(all)).isEmpty();
    assertThat(TRAP.to(other)).hasSize(1);
    var again = sent(campaign, template);
    assertThat(again.body().at("/withheld/suppressed").asInt()).isEqualTo(1);
  }

  @Test
  void aMemberWhomASuppressionListOfTheCampaignNamesGetsNoMail() {
    var campaign = campaign();
    var email = Samples.email();
    member(campaign, email, Map.of());
    var list = api().post("/api/v1/lists", Map.of("name", "Out", "kind", "suppression")).id();
    api()
        .post(
            "/api/v1/lists/" + list + "/suppressed", Map.of("addresses", java.util.List.of(email)));
    api()
        .post(
            "/api/v1/campaigns/" + campaign + "/audiences",
            Map.of("listId", list, "role", "suppress"));
    var template = template(campaign, "Hello", BODY);
    var draft =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/sends",
                Map.of("name", "S", "templateId", template));

    var preview = api().get("/api/v1/sends/" + draft.id() + "/preview").body();
    var send = sent(campaign, template);

    assertThat(preview.at("/withheld/suppressed").asInt()).isEqualTo(1);
    assertThat(send.body().at("/withheld/suppressed").asInt()).isEqualTo(1);
    assertThat(TRAP.to(email)).isEmpty();
  }

  @Test
  void aLineBreakNeverReachesAHeader() {
    var campaign = campaign();
    var email = Samples.email();
    member(campaign, email, Map.of("firstName", "A\r\nBcc: victim@example.org"));
    var send = sent(campaign, template(campaign, "For {{ person.firstName }}", BODY));

    assertThat(send.body().at("/counts/refused").asInt()).isEqualTo(1);
    assertThat(TRAP.to(email)).isEmpty();
  }

  @Test
  void aMailThatWasNotAnsweredIsInDoubtAndIsNotRepeatedByItself() {
    var campaign = campaign();
    var email = "drop-" + Samples.email();
    member(campaign, email, Map.of());
    var send = sent(campaign, template(campaign, "Hello", BODY));

    assertThat(send.body().at("/counts/inDoubt").asInt()).isEqualTo(1);
    assertThat(TRAP.to(email)).hasSize(1);
    var shown =
        api()
            .get("/api/v1/email/in-doubt?limit=1000")
            .items()
            .valueStream()
            .filter(d -> d.path("address").asString().equals(email))
            .toList();
    assertThat(shown).hasSize(1);

    var path = "/api/v1/email/in-doubt/" + shown.getFirst().path("id").asString() + "/resend";
    assertThat(api().post(path, Map.of()).status()).isEqualTo(202);
    await(() -> TRAP.to(email).size() == 2);
    assertThat(TRAP.to(email).stream().map(SendsTest::messageId).distinct()).hasSize(1);
  }

  private static String messageId(SmtpTrap.Caught caught) {
    return caught.source().lines().filter(l -> l.startsWith("Message-ID:")).findFirst().orElse("");
  }
}
