package org.unisono.connectors.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;
import org.unisono.simulators.dynamics.DynamicsStore;
import tools.jackson.databind.node.ObjectNode;

class DynamicsContractTest extends ConnectorContract {

  @Override
  protected Rig rig(Rig.Clock time) {
    return new DynamicsRig(time);
  }

  private DynamicsRig dynamics() {
    return (DynamicsRig) rig;
  }

  private DynamicsStore store() {
    return dynamics().org.store();
  }

  private RemoteRef campaign(Map<String, ?> values) {
    return new RemoteRef(RecordKind.CAMPAIGN, store().create("campaign", values));
  }

  private ObjectNode row(String table, String key, String id) {
    return store().where(table, key, id).getFirst();
  }

  /// The twin with one more status.
  private Parts with(Parts twin, String label, int rank, Rung.Answered answered) {
    var rung = new Rung(label, rank, answered, Rung.Start.OTHER);
    var parts = new ArrayList<>(twin.parts());
    parts.addAll(written(push(new Push.EnsureStatus(twin, rung))).parts());
    return new Parts(twin.campaign(), parts);
  }

  private Parts webinar(String marker) {
    var twin = twin(marker);
    twin = with(twin, "Registered", 20, Rung.Answered.YES);
    return with(twin, "No show", 20, Rung.Answered.YES);
  }

  private List<ObjectNode> responses(Parts twin) {
    return store().where("campaignresponse", "_regardingobjectid_value", twin.campaign().id());
  }

  @Test
  void whatCountsAsAnAnswerBecomesOneResponseThatNamesIt() {
    var twin = webinar("d-1");
    var person = rig.person("answered@example.com");
    written(push(add(twin, person, "Invited")));
    assertThat(responses(twin)).isEmpty();
    written(push(new Push.SetMemberStatus(twin, person, "Registered", Image.of("Invited"))));
    assertThat(responses(twin))
        .singleElement()
        .matches(r -> r.path("responsecode").asInt() == 1)
        .matches(r -> r.path("category").asString().equals("Registered"));
    written(push(new Push.SetMemberStatus(twin, person, "No show", null)));
    assertThat(responses(twin)).singleElement().matches(r -> r.path("responsecode").asInt() == 2);
    var down = written(push(new Push.SetMemberStatus(twin, person, "Invited", null)));
    assertThat(status(down)).isEqualTo(Image.of("Invited"));
    assertThat(responses(twin)).singleElement().matches(r -> r.path("statecode").asInt() == 2);
    written(push(new Push.SetMemberStatus(twin, person, "Registered", null)));
    assertThat(responses(twin)).singleElement().matches(r -> r.path("statecode").asInt() == 0);
  }

  @Test
  void aDeclineIsNoOptOutAndAnOptOutIsNoStatus() {
    var twin = webinar("d-2");
    var person = rig.person("declined@example.com");
    written(push(add(twin, person, "No show")));
    assertThat(rig.isOptedOut("declined@example.com")).isFalse();
    assertThat(
            push(new Push.SetMemberStatus(twin, person, "Do Not Send Marketing Materials", null)))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("consentIsNoField"));
    assertThat(responses(twin)).singleElement().matches(r -> r.path("responsecode").asInt() == 2);
  }

  @Test
  void aResponseThatTheirPeopleChangeArrivesInTheirWords() {
    var twin = webinar("d-3");
    var person = rig.person("changed@example.com");
    written(push(add(twin, person, "Registered")));
    var response = responses(twin).getFirst().path("activityid").asString();
    store().update("campaignresponse", response, Map.of("responsecode", 2));
    assertThat(statusRead(twin)).isEqualTo(Image.of("Not Interested"));
    store().respond(twin.campaign().id(), "lead", person.id(), 1);
    assertThat(statusRead(twin)).isEqualTo(Image.of("Interested"));
  }

  private Image statusRead(Parts twin) {
    var changes = changes(Stream.MEMBERS, Scope.of(twin), fromTheStart());
    assertThat(changes).hasSize(1);
    return ((Change.Upserted) changes.getFirst()).record().image("status");
  }

  @Test
  void leadsAndContactsStandOnListsOfTheirOwnKind() {
    var twin = webinar("d-4");
    written(push(add(twin, rig.person("lead@example.com"), "Invited")));
    written(push(add(twin, dynamics().contact("contact@example.com"), "Registered")));
    assertThat(store().listsOf(twin.campaign().id()))
        .extracting(l -> l.path("createdfromcode").asInt())
        .containsExactlyInAnyOrder(2, 4);
    assertThat(store().listsOf(twin.campaign().id()))
        .allMatch(l -> l.path("source").asString().equals("Unisono"))
        .allMatch(l -> l.path("membercount").asInt() == 1);
    assertThat(changes(Stream.MEMBERS, Scope.of(twin), fromTheStart()))
        .extracting(c -> ((Change.Upserted) c).record().links().get(Link.PERSON))
        .extracting(person -> person == null ? null : person.kind())
        .containsExactlyInAnyOrder(RecordKind.LEAD, RecordKind.CONTACT);
  }

  @Test
  void onlyWhomWePutThereIsTakenOut() {
    var twin = webinar("d-5");
    var ours = rig.person("ours@example.com");
    var theirs = rig.person("theirs@example.com");
    var list = store().create("list", Map.of("listname", "Theirs", "createdfromcode", 4));
    store().addListToCampaign(twin.campaign().id(), list);
    store().addToList(list, theirs.id());
    written(push(add(twin, ours, "Registered")));
    assertThat(push(new Push.RemoveOwnedMember(twin, theirs)))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("notOurs"));
    written(push(new Push.RemoveOwnedMember(twin, ours)));
    assertThat(store().onList(list)).containsExactly(theirs.id());
    assertThat(rig.members(twin)).isOne();
    assertThat(responses(twin)).singleElement().matches(r -> r.path("statecode").asInt() == 2);
    assertThat(push(new Push.RemoveOwnedMember(twin, ours))).isInstanceOf(PushResult.Gone.class);
  }

  @Test
  void whoIsTakenOffOurListThereIsNoMemberThoughOurResponseStays() {
    var twin = webinar("d-7");
    var person = rig.person("off@example.com");
    var member = written(push(add(twin, person, "Registered"))).image().ref();
    assertThat(listing(RecordKind.MEMBER, Scope.of(twin)).refs()).containsExactly(member);
    rig.delete(twin, person);
    assertThat(responses(twin)).hasSize(1);
    assertThat(listing(RecordKind.MEMBER, Scope.of(twin)).refs()).isEmpty();
    written(push(add(twin, person, "Registered")));
    assertThat(responses(twin)).hasSize(1);
  }

  @Test
  void whoIsOnTheirListIsAnsweredForAndPutOnNoneOfOurs() {
    var twin = webinar("d-8");
    var theirs = rig.person("stays@example.com");
    var list = store().create("list", Map.of("listname", "Theirs", "createdfromcode", 4));
    store().addListToCampaign(twin.campaign().id(), list);
    store().addToList(list, theirs.id());
    written(push(new Push.SetMemberStatus(twin, theirs, "Registered", null)));
    assertThat(store().listsOf(twin.campaign().id())).hasSize(1);
    assertThat(responses(twin)).hasSize(1);
  }

  @Test
  void theActualCostIsWrittenAsThePartBeyondTheActivities() {
    var campaign = campaign(Map.of("name", "Costs"));
    store()
        .create(
            "campaignactivity",
            Map.of(
                "subject",
                "Print",
                "actualcost",
                300,
                "regardingobjectid_campaign_campaignactivity@odata.bind",
                "/campaigns(" + campaign.id() + ")"));
    var push =
        new Push.UpdateCampaign(campaign, Map.of(Entity.TOTAL_COST, Image.of("1000")), Map.of());
    assertThat(written(push(push)).image().image(Entity.TOTAL_COST)).isEqualTo(Image.of("1000"));
    assertThat(row("campaign", "campaignid", campaign.id()).path("othercost").asInt())
        .isEqualTo(700);
    assertThat(written(push(push)).effect()).isEqualTo(Effect.UNCHANGED);
    var less =
        new Push.UpdateCampaign(campaign, Map.of(Entity.TOTAL_COST, Image.of("200")), Map.of());
    assertThat(push(less))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("costBelowActivities"));
  }

  @Test
  void optionsTravelByTheirLabels() {
    var campaign = campaign(Map.of("name", "Labels", "typecode", 2, "statuscode", 5));
    var record = session.read(campaign).orElseThrow().orElseThrow();
    assertThat(record.image("typecode")).isEqualTo(Image.of("Direct Marketing"));
    assertThat(record.image("statuscode")).isEqualTo(Image.of("Suspended"));
    var push =
        new Push.UpdateCampaign(campaign, Map.of("statuscode", Image.of("Launched")), Map.of());
    written(push(push));
    assertThat(row("campaign", "campaignid", campaign.id()).path("statuscode").asInt())
        .isEqualTo(2);
  }

  @Test
  void aPercentageWithDecimalsIsRoundedThereAndSaidToBe() {
    var campaign = campaign(Map.of("name", "Rounded"));
    var fields = Map.of("expectedresponse", Image.of("12.5"));
    assertThat(push(new Push.UpdateCampaign(campaign, fields, Map.of())))
        .isInstanceOfSatisfying(
            PushResult.Projected.class,
            p -> assertThat(p.stored().image("expectedresponse")).isEqualTo(Image.of("13")));
  }

  @Test
  void deletionsMergesAndConversionsAreTold() {
    var gone = rig.person("gone@example.com");
    var loser = rig.person("loser@example.com");
    var winner = rig.person("winner@example.com");
    var lead = rig.person("lead@example.com");
    var cursor = fromTheStart();
    changes(Stream.PEOPLE, Scope.ALL, cursor);
    store().delete("lead", gone.id());
    store().merge("lead", winner.id(), loser.id());
    var contact = new RemoteRef(RecordKind.CONTACT, store().qualify(lead.id()));
    var told = changes(Stream.PEOPLE, Scope.ALL, cursor);
    assertThat(told)
        .contains(new Change.Deleted(gone, Change.Evidence.DELETE_FEED, null))
        .contains(new Change.Merged(loser, winner))
        .contains(new Change.Converted(lead, contact));
    var fields = Map.of("lastname", Image.of("Late"));
    assertThat(push(new Push.UpdatePerson(loser, fields, Map.of())))
        .isEqualTo(new PushResult.MergedInto(loser, winner));
    assertThat(push(new Push.UpdatePerson(lead, fields, Map.of())))
        .isEqualTo(new PushResult.MergedInto(lead, contact));
  }

  @Test
  void aDeletionIsToldAlthoughTheFirstListingsWereCutShort() {
    var gone = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Gone"));
    rig.simulator().faults().arm(Fault.MISSING_PAGE, 3);
    var cursor = fromTheStart();
    assertThat(ids(changes(Stream.CAMPAIGNS, Scope.ALL, cursor))).isEqualTo(rig.campaigns());
    rig.simulator().faults().clearAll();
    changes(Stream.CAMPAIGNS, Scope.ALL, cursor);
    store().delete("campaign", gone.id());
    assertThat(changes(Stream.CAMPAIGNS, Scope.ALL, cursor))
        .contains(new Change.Deleted(gone, Change.Evidence.DELETE_FEED, null));
  }

  @Test
  void aCursorOlderThanTheirMemorySaysSo() {
    var cursor = fromTheStart();
    changes(Stream.CAMPAIGNS, Scope.ALL, cursor);
    clock.pass(Duration.ofDays(8));
    // Deletions are asked for at the end of a pass.
    var source = session.changes(Stream.CAMPAIGNS, Scope.ALL);
    var rows = source.since(cursor.getFirst()).orElseThrow();
    assertThat(rows.complete()).isFalse();
    assertThat(source.since(rows.next()))
        .isEqualTo(new Reading.Failed<ChangePage>(new Trouble.CursorExpired()));
  }

  private String process(Map<String, ?> values) {
    var id = store().create("workflow", values);
    store().update("workflow", id, Map.of("statecode", 1));
    return id;
  }

  @Test
  void aWriteThatAProcessListensToIsRefusedByItsNameAndAnOptOutIsNot() {
    var twin = webinar("d-6");
    var person = rig.person("heard@example.com");
    var flow =
        "{\"properties\":{\"definition\":{\"triggers\":{\"t\":{\"inputs\":{\"parameters\":"
            + "{\"subscriptionRequest/entityname\":\"campaignresponse\","
            + "\"subscriptionRequest/message\":4}}}}}}}";
    process(Map.of("name", "Thank by flow", "category", 5, "type", 1, "clientdata", flow));
    process(
        Map.of(
            "name",
            "Welcome leads",
            "category",
            0,
            "type",
            1,
            "primaryentity",
            "lead",
            "triggeroncreate",
            true,
            "triggeronupdateattributelist",
            "jobtitle"));
    assertThat(push(add(twin, person, "Registered"))).satisfies(r -> held(r, "Thank by flow"));
    assertThat(responses(twin)).isEmpty();
    assertThat(rig.members(twin)).as("no half of a member").isZero();
    var job = Map.of("jobtitle", Image.of("Buyer"));
    assertThat(push(new Push.UpdatePerson(person, job, Map.of())))
        .satisfies(r -> held(r, "Welcome leads"));
    assertThat(push(rig.newPerson("d-6", "new@example.com")))
        .satisfies(r -> held(r, "Welcome leads"));
    var phone = Map.of("telephone1", Image.of("1"));
    written(push(new Push.UpdatePerson(person, phone, Map.of())));
    written(push(new Push.WithdrawConsent(person, "heard@example.com", null)));
    assertThat(dynamics().org.journal().mailsSent()).isZero();
  }

  private static void held(PushResult result, String name) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo("wouldStartAutomation");
              assertThat(r.message()).contains(name);
            });
  }

  @Test
  void everyFlagAgainstMailIsAnOptOutAndATopicIsNotWidened() {
    var person = rig.person("flags@example.com");
    for (var flag : List.of("donotbulkemail", "donotemail", "donotsendmm")) {
      store().update("lead", person.id(), Map.of(flag, true));
      var told =
          changes(Stream.CONSENT, Scope.ALL, fromTheStart()).stream()
              .filter(c -> c.ref().id().equals(person.id()))
              .map(c -> ((Change.Upserted) c).record())
              .toList();
      assertThat(rig.connector().stances(told.getFirst()))
          .extracting(s -> s.said().name())
          .containsExactly("OPTED_OUT");
      store().update("lead", person.id(), Map.of(flag, false));
    }
    var topic = new Push.WithdrawConsent(person, "flags@example.com", "newsletter");
    assertThat(push(topic))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("wouldWiden"));
    assertThat(rig.isOptedOut("flags@example.com")).isFalse();
  }

  @Test
  void aWonDealComesWithWhatItBroughtItsCampaignAndItsPerson() {
    var campaign = campaign(Map.of("name", "Deals"));
    var contact = dynamics().contact("buyer@example.com");
    var deal =
        store()
            .create(
                "opportunity",
                Map.of(
                    "name",
                    "Roof",
                    "estimatedvalue",
                    100,
                    "actualvalue",
                    90,
                    "campaignid@odata.bind",
                    "/campaigns(" + campaign.id() + ")",
                    "parentcontactid@odata.bind",
                    "/contacts(" + contact.id() + ")"));
    store().update("opportunity", deal, Map.of("statecode", 1));
    var read = session.read(new RemoteRef(RecordKind.DEAL, deal)).orElseThrow().orElseThrow();
    assertThat(read.image("won")).isEqualTo(Image.of("true"));
    assertThat(read.image("estimatedvalue")).isEqualTo(Image.of("90"));
    assertThat(read.links())
        .containsEntry(Link.CAMPAIGN, campaign)
        .containsEntry(Link.PERSON, contact);
  }
}
