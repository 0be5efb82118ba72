package org.unisono.app.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Lists and segments that are attached to a campaign.
class AudiencesTest extends RoomTest {

  @Autowired private Audiences audiences;

  private String campaign() {
    return campaign("sales");
  }

  private String campaign(String style) {
    return api()
        .post("/api/v1/campaigns", Map.of("name", "A " + Samples.word(), "style", style))
        .id();
  }

  private String list(String kind, List<String> people) {
    var list = api().post("/api/v1/lists", Map.of("name", "L", "kind", kind)).id();
    put(list, people);
    return list;
  }

  private void put(String list, List<String> people) {
    api().post("/api/v1/lists/" + list + "/members", Map.of("personIds", people));
  }

  private void take(String list, String person) {
    api().post("/api/v1/lists/" + list + "/members/remove", Map.of("personIds", List.of(person)));
  }

  private String person() {
    return person(Samples.email());
  }

  private String person(String email) {
    return api().post("/api/v1/people", Map.of("email", email)).id();
  }

  private static String path(String campaign) {
    return "/api/v1/campaigns/" + campaign + "/audiences";
  }

  private Api.Answer attach(String campaign, String list, String role, String mode) {
    return api().post(path(campaign), Map.of("listId", list, "role", role, "mode", mode));
  }

  private void attached(String campaign, String list, String role, String mode) {
    var made = attach(campaign, list, role, mode);
    assertThat(made.status()).as(made.raw().body()).isIn(201, 202);
    await(
        () ->
            api()
                .get(path(campaign))
                .items()
                .valueStream()
                .allMatch(a -> a.path("state").asString().equals("done")));
  }

  private String standing(String campaign, String person) {
    return api()
        .get("/api/v1/campaigns/" + campaign + "/members/" + person)
        .body()
        .path("standing")
        .asString("none");
  }

  @Test
  void thePeopleOfATargetBecomeMembersByRuleAndTheListShowsHowFarItIs() {
    var campaign = campaign();
    var people = java.util.stream.Stream.generate(this::person).limit(5).toList();

    attached(campaign, list("static", people), "target", "once");

    var shown = api().get(path(campaign)).items().path(0);
    assertThat(shown.path("admitted").asInt()).isEqualTo(5);
    assertThat(shown.path("progress").asDouble()).isEqualTo(1);
    var members = api().get("/api/v1/campaigns/" + campaign + "/members").items();
    assertThat(members.size()).isEqualTo(5);
    assertThat(members.valueStream().map(m -> m.path("cause").asString())).containsOnly("rule");
  }

  @Test
  void aTargetThatIsKeptInStepFollowsItsList() {
    var campaign = campaign();
    var first = person();
    var later = person();
    var byHand = person();
    var list = list("static", List.of(first, byHand));
    api().post("/api/v1/campaigns/" + campaign + "/members", Map.of("personId", byHand));
    attached(campaign, list, "target", "keptInStep");

    put(list, List.of(later));
    await(() -> standing(campaign, later).equals("active"));
    take(list, first);
    take(list, byHand);
    await(() -> standing(campaign, first).equals("ended"));

    assertThat(standing(campaign, byHand)).isEqualTo("active");
  }

  @Test
  void aTargetOnceDoesNotFollowItsList() {
    var once = campaign();
    var kept = campaign();
    var list = list("static", List.of(person()));
    attached(once, list, "target", "once");
    attached(kept, list, "target", "keptInStep");
    var later = person();

    put(list, List.of(later));

    await(() -> standing(kept, later).equals("active"));
    assertThat(standing(once, later)).isEqualTo("none");
  }

  @Test
  void aSegmentThatIsKeptInStepFollowsItsPeople() {
    var campaign = campaign();
    var word = Samples.word();
    var rule = Map.of("field", "person.lastName", "op", "eq", "value", word);
    var segment = api().post("/api/v1/segments", Map.of("name", "S", "rule", rule)).id();
    api().post(path(campaign), Map.of("segmentId", segment, "mode", "keptInStep"));

    var person =
        api().post("/api/v1/people", Map.of("email", Samples.email(), "lastName", word)).id();
    await(() -> standing(campaign, person).equals("active"));
    api().patch("/api/v1/people/" + person, Map.of("lastName", "Other"));

    await(() -> standing(campaign, person).equals("ended"));
  }

  @Test
  void whoWasRemovedIsNotBroughtBackByAList() {
    var campaign = campaign();
    var person = person();
    api().post("/api/v1/campaigns/" + campaign + "/members", Map.of("personId", person));
    var member = "/api/v1/campaigns/" + campaign + "/members/" + person;
    api().delete(member, api().get(member).etag());

    attached(campaign, list("static", List.of(person)), "target", "once");

    assertThat(standing(campaign, person)).isEqualTo("ended");
    assertThat(api().get(path(campaign)).items().path(0).path("refused").asInt()).isEqualTo(1);
  }

  @Test
  void whoIsSuppressedByThemselvesAnAddressOrADomainIsKeptOut() {
    var campaign = campaign();
    var domain = "d" + Samples.word() + ".example";
    var byId = person();
    var address = Samples.email();
    var byAddress = person(address);
    var byDomain = person("x@" + domain);
    var free = person();
    var out = list("suppression", List.of(byId));
    api()
        .post(
            "/api/v1/lists/" + out + "/suppressed",
            Map.of("addresses", List.of(address), "domains", List.of(domain)));

    attached(campaign, out, "suppress", "once");
    attached(campaign, list("static", List.of(byId, byAddress, byDomain, free)), "target", "once");

    assertThat(api().get("/api/v1/campaigns/" + campaign + "/members").items().size()).isEqualTo(1);
    assertThat(standing(campaign, free)).isEqualTo("active");
    assertThat(
            audiences.suppressed(
                UUID.fromString(campaign),
                List.of(UUID.fromString(byDomain), UUID.fromString(free))))
        .containsExactly(UUID.fromString(byDomain));
  }

  @Test
  void whoIsDetachedStaysAndTheSameIsNotAttachedTwice() {
    var campaign = campaign();
    var person = person();
    var list = list("static", List.of(person));
    attached(campaign, list, "target", "once");

    assertThat(attach(campaign, list, "target", "once").code()).isEqualTo("audienceExists");
    var id = api().get(path(campaign)).items().path(0).path("id").asString();
    assertThat(api().delete(path(campaign) + "/" + id, "\"1\"").status()).isEqualTo(204);

    assertThat(api().get(path(campaign)).items()).isEmpty();
    assertThat(standing(campaign, person)).isEqualTo("active");
    assertThat(api().delete(path(campaign) + "/" + id, "\"1\"").status()).isEqualTo(404);
  }

  @Test
  void whatCannotBeAttachedIsNamedWithItsPlace() {
    var campaign = campaign();
    var list = list("static", List.of());

    assertThat(api().post(path(campaign), Map.of()).code()).isEqualTo("oneAudience");
    assertThat(attach(campaign, UUID.randomUUID().toString(), "target", "once").code())
        .isEqualTo("unknownList");
    assertThat(attach(campaign, list, "friends", "once").code()).isEqualTo("unknownOption");
    assertThat(attach(campaign("journey"), list, "target", "once").code()).isEqualTo("notAdmitted");
  }
}
