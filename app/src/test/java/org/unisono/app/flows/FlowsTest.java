package org.unisono.app.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.activities.Activities;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.testing.Samples;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Actor;
import org.unisono.core.acting.Origin;
import tools.jackson.databind.node.JsonNodeFactory;

class FlowsTest extends FlowTest {

  private static final String REGISTER =
      """
      {"a": {"act": "campaign.setStatus", "params": {"status": "Registered"}, "next": "z"},
       "z": {"end": "registered"}}
      """;
  private static final String WAIT =
      """
      {"a": {"wait": "until", "trigger": {"kind": "email.clicked"}, "atMost": [7, "days"],
             "next": "b", "timedOut": "z"},
       "b": {"act": "campaign.setStatus", "params": {"status": "Attended"}, "next": "y"},
       "y": {"end": "clicked"}, "z": {"end": "silent"}}
      """;

  @Autowired private Activities activities;

  @Test
  void aFormMakesAMemberAndTheHistoryNamesFlowAndStep() {
    var campaign = aCampaign("program");
    var flow = aFlow(campaign, "\"once\"", REGISTER);
    var person = aPerson();
    submits(person);
    awaitRun(flow, "status", "ended");
    var member = member(campaign, person);
    assertThat(member.path("status").asString()).isEqualTo("Registered");
    assertThat(member.path("cause").asString()).isEqualTo("behaviour");
    assertThat(member.path("reason").asString()).contains("step a");
    assertThat(onlyRun(flow).path("endReason").asString()).isEqualTo("end");
  }

  @Test
  void whatStandsAgainstADraftIsSaidInTheReadersLanguage() {
    var campaign = aCampaign("program");
    var flow =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                Map.of("name", "Draft", "definition", Map.of()));
    var path = "/api/v1/flows/" + flow.id();

    var english = api().in("en").get(path).body().path("faults");
    var german = api().in("de").get(path).body().path("faults");

    assertThat(english).isNotEmpty();
    assertThat(german).hasSameSizeAs(english);
    assertThat(german.path(0).path("code")).isEqualTo(english.path(0).path("code"));
    assertThat(german.path(0).path("message").asString())
        .isNotBlank()
        .isNotEqualTo(english.path(0).path("message").asString());
  }

  @Test
  void anotherFormStartsNothing() {
    var flow = aFlow(aCampaign("program"), "\"once\"", REGISTER);
    var person = aPerson();
    does(person, "form.submitted", Map.of("formId", "another"));
    submits(person);
    awaitRun(flow, "status", "ended");
    assertThat(runs(flow)).hasSize(1);
  }

  @Test
  void theSameEventTwiceStartsOneRun() {
    var flow = aFlow(aCampaign("program"), "\"always\"", REGISTER);
    var person = aPerson();
    var event =
        Map.of(
            "id",
            Samples.word(),
            "type",
            "form.submitted",
            "personId",
            person,
            "properties",
            Map.of("formId", form));
    api().post("/api/v1/activities", event);
    api().post("/api/v1/activities", event);
    awaitRun(flow, "status", "ended");
    submits(person);
    await(() -> runs(flow).size() == 2);
    assertThat(runs(flow)).hasSize(2);
  }

  @Test
  void onceMeansOnceAndAlwaysMeansAgain() {
    var campaign = aCampaign("program");
    var once = aFlow(campaign, "\"once\"", REGISTER);
    var always = aFlow(campaign, "\"always\"", REGISTER);
    var person = aPerson();
    for (int i = 1; i <= 3; i++) {
      submits(person);
      int expected = i;
      await(
          () ->
              runs(always).size() == expected
                  && runs(always).stream()
                      .allMatch(r -> r.path("status").asString().equals("ended")));
    }
    assertThat(runs(once)).hasSize(1);
  }

  @Test
  void aWaitEndsWhenWhatIsWaitedForHappens() {
    var campaign = aCampaign("program");
    var flow = aFlow(campaign, "\"once\"", WAIT);
    var person = aPerson();
    submits(person);
    does(person, "email.clicked", Map.of());
    awaitRun(flow, "step", "y");
    assertThat(member(campaign, person).path("status").asString()).isEqualTo("Attended");
    var explained = explained(flow);
    assertThat(explained).contains("\"trigger\":\"email.clicked\"", "\"holds\":true");
  }

  @Test
  void aWaitThatNobodyEndsTimesOut() {
    var flow = aFlow(aCampaign("program"), "\"once\"", WAIT);
    var person = aPerson();
    submits(person);
    awaitRun(flow, "status", "active");
    await(() -> !onlyRun(flow).path("dueAt").isNull());
    clock.advance(Duration.ofDays(8));
    awaitRun(flow, "status", "ended");
    assertThat(onlyRun(flow).path("step").asString()).isEqualTo("z");
    assertThat(explained(flow)).contains("timedOut");
  }

  @Test
  void aMachinesClickMovesNothing() {
    var flow = aFlow(aCampaign("program"), "\"once\"", WAIT);
    var person = aPerson();
    submits(person);
    awaitRun(flow, "status", "active");
    var click = Map.of("type", "email.clicked", "personId", person, "machine", true);
    api().post("/api/v1/activities", click);
    does(person, "page.visited", Map.of());
    assertThat(onlyRun(flow).path("status").asString()).isEqualTo("active");
    does(person, "email.clicked", Map.of());
    awaitRun(flow, "step", "y");
  }

  @Test
  void proceedLetsAWaitingPersonGoOn() {
    var flow = aFlow(aCampaign("program"), "\"once\"", WAIT);
    submits(aPerson());
    await(() -> !onlyRun(flow).path("dueAt").isNull());
    var run = "/api/v1/flows/" + flow + "/runs/" + onlyRun(flow).path("id").asString();
    assertThat(api().post(run + "/proceed", Map.of()).status()).isEqualTo(202);
    awaitRun(flow, "step", "z");
    assertThat(api().post(run + "/proceed", Map.of()).code()).isEqualTo("notWaiting");
  }

  @Test
  void whatIsLoadedStartsOnlyFlowsThatNameItsOrigin() {
    var campaign = aCampaign("program");
    var deaf = aFlow(campaign, "\"once\"", REGISTER);
    var named =
        aFlow(
            campaign,
            """
            {"entry": {"triggers": [{"kind": "form.submitted",
                                     "params": {"formId": "%s", "origins": ["import"]}}]},
             "start": "z", "steps": {"z": {"end": "done"}}}
            """
                .formatted(form));
    var person = UUID.fromString(aPerson());
    var properties = JsonNodeFactory.instance.objectNode().put("formId", form);
    new Acting(Actor.SYSTEM, Origin.IMPORT, null)
        .run(
            () ->
                activities.record(
                    List.of(NewActivity.of("file", "form.submitted", person, properties))));
    awaitRun(named, "status", "ended");
    assertThat(runs(deaf)).isEmpty();
  }

  @Test
  void aFlowThatIsWrongIsNotPublishedAndEachPlaceIsNamed() {
    var campaign = aCampaign("program");
    var made =
        api()
            .post(
                "/api/v1/campaigns/" + campaign + "/flows",
                "{\"definition\": {\"entry\": {\"triggers\": [{\"kind\": \"page.eaten\"}]},"
                    + "\"start\": \"a\", \"steps\": {\"a\": {\"act\": \"campaign.setStatus\","
                    + " \"params\": {}, \"next\": \"nowhere\"}}}}");
    assertThat(made.status()).isEqualTo(201);
    var refused = api().post("/api/v1/flows/" + made.id() + "/publish", Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .contains("/definition/entry/triggers/0/kind", "/definition/steps/a/params/status");
  }

  @Test
  void aRuleThatNobodyCanAnswerIsRefusedBeforeAnActivityMeetsIt() {
    var definition =
        """
        {"entry": {"triggers": [{"kind": "form.submitted",
                                 "filter": {"field": "deal.name", "op": "eq", "value": "x"}}]},
         "start": "z", "steps": {"z": {"end": "done"}}}
        """;
    var made =
        api()
            .post(
                "/api/v1/campaigns/" + aCampaign("program") + "/flows",
                "{\"definition\": " + definition + "}");
    var refused = api().post("/api/v1/flows/" + made.id() + "/publish", Map.of());
    assertThat(refused.code()).isEqualTo("unknownCondition");
    assertThat(refused.status()).isEqualTo(422);
  }

  @Test
  void aTriggersFilterAsksTheActivityAndThePerson() {
    var flow =
        aFlow(
            aCampaign("program"),
            """
            {"entry": {"again": "always", "triggers": [{"kind": "page.visited", "filter": {"all": [
               {"field": "activity.url", "op": "contains", "value": "%s"},
               {"field": "person.firstName", "op": "eq", "value": "aino"}]}}]},
             "start": "z", "steps": {"z": {"end": "done"}}}
            """
                .formatted(form));
    var aino = api().post("/api/v1/people", Map.of("firstName", "Aino", "lastName", form)).id();
    does(aPerson(), "page.visited", Map.of("url", "/" + form));
    does(aino, "page.visited", Map.of("url", "/other"));
    does(aino, "page.visited", Map.of("url", "/" + form + "/prices"));
    awaitRun(flow, "status", "ended");
    assertThat(runs(flow)).hasSize(1);
    assertThat(onlyRun(flow).path("personId").asString()).isEqualTo(aino);
  }

  @Test
  void aRuleAboutMembershipDecidesABranch() {
    var campaign = aCampaign("program");
    var flow =
        aFlow(
            campaign,
            "\"always\"",
            """
            {"a": {"branch": "if", "else": "n",
                   "cases": [{"when": {"memberOf": {"campaignId": "%s", "responded": true}},
                              "next": "y"}]},
             "y": {"end": "yes"}, "n": {"end": "no"}}
            """
                .formatted(campaign));
    var person = aPerson();
    submits(person);
    awaitRun(flow, "step", "n");
    api()
        .post(
            "/api/v1/campaigns/" + campaign + "/members",
            Map.of("personId", person, "status", "Attended"));
    submits(person);
    awaitRun(flow, "step", "y");
    assertThat(explained(flow)).contains("\"holds\":true");
  }

  @Test
  void aStepSetsAFieldAndARandomBranchIsStable() {
    var flow =
        aFlow(
            aCampaign("program"),
            "\"once\"",
            """
            {"a": {"act": "person.setField", "params": {"field": "firstName", "value": "Aino"},
                   "next": "r"},
             "r": {"branch": "random", "seed": "s",
                   "shares": [{"weight": 1, "next": "z"}, {"weight": 1, "next": "z"}]},
             "z": {"end": "done"}}
            """);
    var person = aPerson();
    submits(person);
    awaitRun(flow, "status", "ended");
    assertThat(api().get("/api/v1/people/" + person).body().path("firstName").asString())
        .isEqualTo("Aino");
  }

  private String explained(String flow) {
    var run = onlyRun(flow).path("id").asString();
    return api().get("/api/v1/flows/" + flow + "/runs/" + run + "/explain").body().toString();
  }
}
