package org.unisono.connectors.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Asset;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

class DynamicsRecordsTest extends DynamicsCase {

  @Test
  void theActualCostIsWrittenAsThePartBeyondTheActivities() {
    var campaign = campaign(Map.of("name", "Costs"));
    store()
        .create(
            "campaignactivity", activity(campaign, Map.of("subject", "Print", "actualcost", 300)));
    var push =
        new Push.UpdateCampaign(campaign, Map.of(Entity.TOTAL_COST, Image.of("1000")), Map.of());
    assertThat(written(push(push)).image().image(Entity.TOTAL_COST)).isEqualTo(Image.of("1000"));
    assertThat(row("campaign", "campaignid", campaign.id()).path("othercost").asInt())
        .isEqualTo(700);
    assertThat(written(push(push)).effect()).isEqualTo(Effect.UNCHANGED);
    var activity = row("campaignactivity", "subject", "Print");
    assertThat(activity.path("actualcost").asInt()).isEqualTo(300);
    var less =
        new Push.UpdateCampaign(campaign, Map.of(Entity.TOTAL_COST, Image.of("200")), Map.of());
    assertThat(push(less))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("costBelowActivities"));
  }

  private static Map<String, Object> activity(RemoteRef campaign, Map<String, ?> values) {
    var activity = new HashMap<String, Object>(values);
    var bind = "regardingobjectid_campaign_campaignactivity@odata.bind";
    activity.put(bind, "/campaigns(" + campaign.id() + ")");
    return activity;
  }

  /// Those of another campaign do not come along, and reading them writes nothing.
  @Test
  void theActivitiesOfACampaignAreReadWithTheirChannelDatesAndCosts() {
    var campaign = campaign(Map.of("name", "Activities"));
    var other = campaign(Map.of("name", "Another one"));
    var calls =
        Map.of(
            "subject",
            "Call the guests",
            "typecode",
            6,
            "channeltypecode",
            1,
            "budgetedcost",
            400.5,
            "actualcost",
            380,
            "scheduledstart",
            "2026-12-01T08:00:00Z",
            "scheduledend",
            "2026-12-02T16:00:00Z");
    store().create("campaignactivity", activity(campaign, calls));
    var print = Map.of("subject", "Print", "scheduledstart", "2026-11-01T08:00:00Z");
    var closed = store().create("campaignactivity", activity(campaign, print));
    store().update("campaignactivity", closed, Map.of("statecode", 1, "statuscode", 2));
    store().create("campaignactivity", activity(other, Map.of("subject", "Theirs")));
    long writes = dynamics().org.journal().writes();

    var found = session.belonging(campaign).orElseThrow();

    assertThat(found)
        .extracting(Asset::name, Asset::standing)
        .containsExactly(
            tuple("Print", Asset.Standing.DONE), tuple("Call the guests", Asset.Standing.DRAFT));
    assertThat(found.getLast().details())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Asset.Detail.TYPE, "Direct Initial Contact",
                Asset.Detail.CHANNEL, "Phone",
                Asset.Detail.BUDGETED_COST, "400.5",
                Asset.Detail.ACTUAL_COST, "380",
                Asset.Detail.STARTS_AT, "2026-12-01T08:00:00Z",
                Asset.Detail.ENDS_AT, "2026-12-02T16:00:00Z"));
    assertThat(dynamics().org.journal().writes()).isEqualTo(writes);
    assertThat(session.belonging(new RemoteRef(RecordKind.CAMPAIGN, "nothing")).orElseThrow())
        .isEmpty();
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
