package org.unisono.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;
import org.unisono.simulators.salesforce.SalesforceStore;

class SalesforceContractTest extends ConnectorContract {

  @Override
  protected Rig rig(Rig.Clock time) {
    return new SalesforceRig(time);
  }

  private SalesforceStore store() {
    return ((SalesforceRig) rig).org.store();
  }

  @Test
  void aMemberWhoIsDeletedThereComesWithTheFeedAsEvidence() {
    var twin = twin("sf-1");
    var person = rig.person("deleted@example.com");
    var member = written(push(add(twin, person, "Invited"))).image().ref();
    var cursor = fromTheStart();
    changes(Stream.MEMBERS, Scope.of(twin), cursor);
    rig.delete(twin, person);
    assertThat(changes(Stream.MEMBERS, Scope.of(twin), cursor))
        .anyMatch(
            c ->
                c instanceof Change.Deleted(var ref, var evidence, var _)
                    && ref.equals(member)
                    && evidence == Change.Evidence.DELETE_FEED);
  }

  @Test
  void mergesAndConversionsAreToldAndResolvedBeforeAWrite() {
    var winner = rig.person("winner@example.com");
    var loser = rig.person("loser@example.com");
    var lead = rig.person("lead@example.com");
    var cursor = fromTheStart();
    changes(Stream.PEOPLE, Scope.ALL, cursor);
    store().merge("Lead", winner.id(), loser.id());
    var contact = new RemoteRef(RecordKind.CONTACT, store().convertLead(lead.id()));
    assertThat(changes(Stream.PEOPLE, Scope.ALL, cursor))
        .contains(new Change.Merged(loser, winner), new Change.Converted(lead, contact));
    var name = Map.of("LastName", Image.of("Late"));
    assertThat(push(new Push.UpdatePerson(loser, name, Map.of())))
        .isEqualTo(new PushResult.MergedInto(loser, winner));
    assertThat(push(new Push.UpdatePerson(lead, name, Map.of())))
        .isEqualTo(new PushResult.MergedInto(lead, contact));
  }

  @Test
  void onlyAMemberWhomWePutInIsTakenOut() {
    var twin = twin("sf-2");
    var theirs = rig.person("theirs@example.com");
    var ours = rig.person("ours@example.com");
    store()
        .create(
            "CampaignMember", Map.of("CampaignId", twin.campaign().id(), "LeadId", theirs.id()));
    push(add(twin, ours, "Invited"));
    assertThat(push(new Push.RemoveOwnedMember(twin, theirs)))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("notOurs"));
    written(push(new Push.RemoveOwnedMember(twin, ours)));
    assertThat(rig.members(twin)).isOne();
  }

  @Test
  void manyNewMembersGoInOneBulkJobAndEachIsAnsweredForItself() {
    var twin = twin("sf-4");
    var pushes = new ArrayList<Push>();
    for (int i = 0; i < 501; i++) {
      pushes.add(add(twin, rig.person("bulk" + i + "@example.com"), "Invited"));
    }
    rig.simulator().faults().arm(Fault.PARTIAL_BATCH_FAILURE);
    var results = session.push(pushes);
    assertThat(rig.simulator().journal().calls())
        .anyMatch(c -> c.target().endsWith("/jobs/ingest") && c.status() < 300);
    assertThat(results.stream().filter(r -> r instanceof PushResult.Written)).hasSize(334);
    assertThat(results.stream().filter(r -> r instanceof PushResult.NotSent)).hasSize(167);
  }

  @Test
  void manyNewPeopleGoInOneBulkJobAndAreNotMadeTwice() {
    var pushes = new ArrayList<Push>();
    for (int i = 0; i < 501; i++) {
      pushes.add(rig.newPerson("sf-many-" + i, "many" + i + "@example.com"));
    }
    pushes.add(
        new Push.UpdatePerson(
            rig.person("moved@example.com"), Map.of("LastName", Image.of("Moved")), Map.of()));
    var results = session.push(pushes);
    assertThat(rig.simulator().journal().calls())
        .filteredOn(c -> c.target().endsWith("/jobs/ingest"))
        .hasSize(1);
    assertThat(results).allMatch(r -> r instanceof PushResult.Written);
    session.push(pushes);
    assertThat(store().where("Lead", "Email", "many7@example.com"))
        .singleElement()
        .satisfies(lead -> assertThat(lead.path("Company")).hasToString("\"[not provided]\""));
  }

  @Test
  void aCursorOlderThanTheDeleteFeedHasExpired() {
    var twin = twin("sf-5");
    var cursor = fromTheStart();
    changes(Stream.MEMBERS, Scope.of(twin), cursor);
    clock.pass(Duration.ofDays(40));
    assertThat(open().changes(Stream.MEMBERS, Scope.of(twin)).since(cursor.getFirst()))
        .isEqualTo(new Reading.Failed<>(new Trouble.CursorExpired()));
  }

  @Test
  void aDealComesWithTheCampaignThatItNames() {
    var deals = changes(Stream.DEALS, Scope.ALL, fromTheStart());
    assertThat(deals).isNotEmpty();
    assertThat(deals)
        .allMatch(
            c -> c instanceof Change.Upserted(var deal) && deal.links().containsKey(Link.CAMPAIGN));
  }

  @Test
  void aLeadWithoutACompanyGetsTheStandIn() {
    push(rig.newPerson("sf-3", "standin@example.com"));
    assertThat(store().where("Lead", "Email", "standin@example.com").getFirst().path("Company"))
        .hasToString("\"[not provided]\"");
  }

  @Test
  void aLongNameIsKeptShorterAndSaidToBe() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Short"));
    var push = new Push.UpdateCampaign(campaign, rig.named("x".repeat(100)), Map.of());
    assertThat(push(push))
        .isInstanceOfSatisfying(
            PushResult.Projected.class,
            p -> assertThat(p.stored().image("Name")).isEqualTo(Image.of("x".repeat(80))));
    long writes = rig.simulator().journal().writes();
    push(push);
    assertThat(rig.simulator().journal().writes()).isEqualTo(writes);
  }
}
