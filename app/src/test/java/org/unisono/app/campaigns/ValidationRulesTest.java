package org.unisono.app.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.CountStatements;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;

/// A record that breaks a rule is refused on all five roads in, with the rule's own message.
class ValidationRulesTest extends RoomTest {

  /// A word that only this test's campaigns carry, as a rule is everybody's.
  private final String mark = Samples.word();

  private final List<String> made = new ArrayList<>();

  @Autowired private Campaigns campaigns;
  @Autowired private Members members;
  @Autowired private DSLContext sql;

  @AfterEach
  void forget() {
    made.forEach(path -> api().delete(path, api().get(path).etag()));
  }

  private Api.Answer aRule(String subject, String message, String condition) {
    var rule =
        """
        {"all": [{"field": "campaign.name", "op": "contains", "value": "%s"}, %s]}
        """
            .formatted(mark, condition);
    var answer =
        api()
            .post(
                "/api/v1/rules",
                Map.of(
                    "subject",
                    subject,
                    "name",
                    "R " + Samples.word(),
                    "message",
                    message,
                    "rule",
                    Api.JSON.readTree(rule)));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    made.add("/api/v1/rules/" + answer.id());
    return answer;
  }

  private void onlyAino() {
    aRule(
        "member",
        "Only Aino may come.",
        "{\"not\": {\"field\": \"person.firstName\", \"op\": \"eq\", \"value\": \"aino\"}}");
  }

  private String aCampaign() {
    return api().post("/api/v1/campaigns", Map.of("name", "V " + mark, "type", "webinar")).id();
  }

  private String aPerson(String firstName) {
    return api()
        .post("/api/v1/people", Map.of("email", Samples.email(), "firstName", firstName))
        .id();
  }

  private Api.Answer add(String campaign, Object body) {
    return api().post("/api/v1/campaigns/" + campaign + "/members", body);
  }

  private long count(String campaign) {
    return api().get("/api/v1/campaigns/" + campaign).body().path("memberCount").asLong();
  }

  @Test
  void aCampaignThatBreaksARuleIsRefusedWhenItIsMadeAndWhenItIsChanged() {
    aRule(
        "campaign",
        "A large budget needs an objective.",
        """
        {"field": "campaign.budgetedCost", "op": "gt",
         "value": {"amount": "1000", "currency": "EUR"}},
        {"field": "campaign.objective", "op": "empty"}
        """);
    var dear = Map.of("amount", "1000.01", "currency", "EUR");

    var refused =
        api().post("/api/v1/campaigns", Map.of("name", "V " + mark, "budgetedCost", dear));
    var id = aCampaign();
    var path = "/api/v1/campaigns/" + id;
    var edited = api().patch(path, Map.of("budgetedCost", dear));
    var both = api().patch(path, Map.of("budgetedCost", dear, "objective", "Fame"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("ruleBroken");
    assertThat(refused.body().path("detail").asString())
        .isEqualTo("A large budget needs an objective.");
    assertThat(refused.body().path("errors").path(0).path("pointer").asString()).isEqualTo("/name");
    assertThat(edited.code()).isEqualTo("ruleBroken");
    assertThat(both.status()).isEqualTo(200);
  }

  @Test
  void aRuleMayAskForACustomFieldOfTheCampaign() {
    var key = "f" + Samples.word();
    api().post("/api/v1/fields", Map.of("subject", "campaign", "key", key, "type", "date"));
    aRule(
        "campaign",
        "Book the room first.",
        "{\"field\": \"campaign.fields.%s\", \"op\": \"empty\"}".formatted(key));

    var refused = api().post("/api/v1/campaigns", Map.of("name", "V " + mark));
    var booked =
        api()
            .post(
                "/api/v1/campaigns",
                Map.of("name", "V " + mark, "fields", Map.of(key, "2026-12-01")));

    assertThat(refused.code()).isEqualTo("ruleBroken");
    assertThat(booked.status()).isEqualTo(201);
  }

  @Test
  void addingByHandIsRefusedOneByOneAndInBulk() {
    onlyAino();
    var campaign = aCampaign();
    var aino = aPerson("Aino");
    var pekka = aPerson("Pekka");

    var one = add(campaign, Map.of("personId", pekka));
    var many = add(campaign, List.of(Map.of("personId", pekka), Map.of("personId", aino)));

    assertThat(one.status()).isEqualTo(422);
    assertThat(one.code()).isEqualTo("ruleBroken");
    assertThat(many.items().path(0).path("status").asInt()).isEqualTo(422);
    assertThat(many.items().path(0).path("errors").path(0).path("message").asString())
        .isEqualTo("Only Aino may come.");
    assertThat(many.items().path(1).path("outcome").asString()).isEqualTo("added");
    assertThat(count(campaign)).isEqualTo(1);
  }

  @Test
  void aStatusThatNeedsAReasonIsRefusedWithoutOne() {
    aRule(
        "member",
        "Say why.",
        """
        {"field": "member.status", "op": "eq", "value": "Cancelled"},
        {"field": "member.reason", "op": "empty"}
        """);
    var campaign = aCampaign();
    var person = aPerson("Aino");
    add(campaign, Map.of("personId", person, "reason", "asked for it"));
    var path = "/api/v1/campaigns/" + campaign + "/members/" + person;

    var silent = api().patch(path, Map.of("status", "Cancelled"));
    var raised = add(campaign, Map.of("personId", person, "status", "Cancelled"));
    var was = api().get(path).body().path("status").asString();
    var told = api().patch(path, Map.of("status", "Cancelled", "reason", "ill"));

    assertThat(silent.code()).isEqualTo("ruleBroken");
    assertThat(silent.body().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/status");
    assertThat(raised.code()).isEqualTo("ruleBroken");
    assertThat(was).isEqualTo("Invited");
    assertThat(told.status()).isEqualTo(200);
  }

  @Test
  void aRuleSeesTheCauseThatMadeTheMember() {
    aRule(
        "member",
        "Files bring nobody in.",
        "{\"field\": \"member.cause\", \"op\": \"eq\", \"value\": \"import\"}");
    var campaign = UUID.fromString(aCampaign());
    var person = UUID.fromString(aPerson("Aino"));

    var byFile =
        members.addAll(campaign, List.of(new MemberDraft(person, null, Cause.IMPORT, null)));
    members.addAll(campaign, List.of(new MemberDraft(person, null, Cause.MANUAL, null)));
    var raised =
        members.addAll(
            campaign, List.of(new MemberDraft(person, "Registered", Cause.IMPORT, null)));

    assertThat(byFile).singleElement().isInstanceOf(AddOutcome.NotAdded.class);
    assertThat(raised).singleElement().isInstanceOf(AddOutcome.Raised.class);
  }

  @Test
  void aRuleIsAskedInAsManyStatementsForManyAsForOne() {
    onlyAino();
    var campaign = UUID.fromString(aCampaign());

    var forOne = statements(campaign, 1);
    var forMany = statements(campaign, 30);

    assertThat(forOne).isNotEmpty();
    assertThat(forMany)
        .isNotEmpty()
        .allSatisfy(
            (text, times) -> assertThat(times).isLessThanOrEqualTo(forOne.getOrDefault(text, 1)));
  }

  /// Rules and the like are kept for a second after they were read, so a statement may run once
  /// here and not there; none may run for each person.
  private Map<String, Integer> statements(UUID campaign, int many) {
    var drafts = drafts(many);
    return CountStatements.of(sql, () -> members.addAll(campaign, drafts));
  }

  private List<MemberDraft> drafts(int many) {
    return java.util.stream.Stream.generate(() -> UUID.fromString(aPerson("Aino")))
        .limit(many)
        .map(person -> new MemberDraft(person, null, Cause.MANUAL, null))
        .toList();
  }

  @Test
  void anImportRefusesTheRowAndTakesTheOthers() {
    onlyAino();
    var campaign = aCampaign();
    var csv = "E-mail,First name\n%s,Aino\n%s,Pekka\n".formatted(Samples.email(), Samples.email());
    var mapping =
        Map.of(
            "columns",
            Map.of("E-mail", "email", "First name", "firstName"),
            "match",
            "email",
            "campaignId",
            campaign);

    var started =
        api()
            .upload(
                "/api/v1/imports",
                "people.csv",
                csv.getBytes(StandardCharsets.UTF_8),
                Map.of("mapping", Api.JSON.writeValueAsString(mapping)));
    var path = "/api/v1/imports/" + started.id();
    await(() -> api().get(path).body().path("state").asString().equals("done"));

    assertThat(count(campaign)).isEqualTo(1);
    assertThat(api().get(path + "/refused.csv").raw().body())
        .contains("Pekka")
        .contains("Only Aino may come.")
        .doesNotContain(",Aino,");
  }

  @Test
  void aStepOfAFlowIsRefusedAndSaysWhy() {
    onlyAino();
    var guarded = aCampaign();
    var form = Samples.word();
    var definition =
        """
        {"entry": {"triggers": [{"kind": "form.submitted", "params": {"formId": "%s"}}]},
         "start": "a",
         "steps": {"a": {"act": "campaign.addMember", "params": {"campaignId": "%s"}, "next": "z"},
                   "z": {"end": "done"}}}
        """
            .formatted(form, guarded);
    var home = api().post("/api/v1/campaigns", Map.of("name", "Home", "style", "program")).id();
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + home + "/flows",
                Map.of("name", "F", "definition", Api.JSON.readTree(definition)))
            .id();
    api().post("/api/v1/flows/" + flow + "/publish", Map.of());

    var activity = new HashMap<String, Object>();
    activity.put("id", Samples.word());
    activity.put("type", "form.submitted");
    activity.put("personId", aPerson("Pekka"));
    activity.put("properties", Map.of("formId", form));
    api().post("/api/v1/activities", activity);

    var runs = "/api/v1/flows/" + flow + "/runs";
    await(() -> api().get(runs).items().path(0).path("status").asString("").equals("ended"));
    var run = api().get(runs).items().path(0).path("id").asString();
    assertThat(api().get(runs + "/" + run + "/explain").body().toString())
        .contains("ruleBroken")
        .contains("Only Aino may come.");
    assertThat(count(guarded)).isZero();
  }

  @Test
  void whatAnotherSystemReportsIsHeldBackWithTheRuleAndNotThrown() {
    onlyAino();
    var campaign = UUID.fromString(aCampaign());
    var aino = UUID.fromString(aPerson("Aino"));
    var pekka = UUID.fromString(aPerson("Pekka"));

    var outcomes =
        bySync()
            .call(
                () ->
                    members.addAll(
                        campaign,
                        List.of(
                            new MemberDraft(pekka, "Attended", Cause.UNKNOWN, null),
                            new MemberDraft(aino, "Attended", Cause.UNKNOWN, null))));

    assertThat(outcomes.get(1)).isInstanceOf(AddOutcome.Added.class);
    var held = (AddOutcome.NotAdded) outcomes.getFirst();
    assertThat(held.fault().code()).isEqualTo("ruleBroken");
    assertThat(held.fault().params()).containsKeys("rule", "message");
    assertThat(held.fault().text()).isEqualTo("Only Aino may come.");
  }

  @Test
  void aHeadThatAnotherSystemReportsIsRefusedWithTheSameCode() {
    aRule(
        "campaign",
        "Say what for.",
        "{\"field\": \"campaign.expectedSize\", \"op\": \"gte\", \"value\": 100}");
    var there = campaigns.get(UUID.fromString(aCampaign()));
    var draft = large(there);

    var refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            Refused.class,
            () -> bySync().call(() -> campaigns.edit(there.id(), there.version(), draft)));

    assertThat(refused.code()).isEqualTo("ruleBroken");
    assertThat(campaigns.get(there.id()).version()).isEqualTo(there.version());
  }

  private static Acting bySync() {
    return new Acting(
        new Actor(Actor.Kind.CONNECTION, UUID.randomUUID(), "Other"), Origin.SYNC, null);
  }

  private static CampaignDraft large(Campaign c) {
    return new CampaignDraft(
        c.name(),
        c.code(),
        c.style().word(),
        c.type(),
        c.status(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        100,
        null,
        null,
        null,
        null,
        null);
  }
}
