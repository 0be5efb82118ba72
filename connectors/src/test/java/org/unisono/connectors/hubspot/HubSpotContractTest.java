package org.unisono.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Topic;
import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.hubspot.HubSpotStore;

class HubSpotContractTest extends ConnectorContract {

  @Override
  protected Rig rig(Rig.Clock time) {
    return new HubSpotRig(time);
  }

  private HubSpotStore store() {
    return ((HubSpotRig) rig).portal.store();
  }

  @Test
  void aListThatSomebodyElseMadeIsNeverWritten() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Foreign list"));
    var list = store().createList("Newsletter readers");
    var twin = Parts.of(campaign, new Part(Role.STATUS_LIST, list, "Invited", 1));
    assertThat(push(add(twin, rig.person("foreign@example.com"), "Invited")))
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo("notOurs");
              assertThat(r.message()).contains("has to begin with Unisono ·");
            });
    assertThat(store().members(list)).isEmpty();
  }

  @Test
  void anAttendanceThatChangesThereComesBack() {
    var twin = twin("hs-1");
    var person = rig.person("comes@example.com");
    push(add(twin, person, "Invited"));
    var cursor = fromTheStart();
    changes(Stream.MEMBERS, Scope.of(twin), cursor);
    assertThat(changes(Stream.MEMBERS, Scope.of(twin), cursor)).isEmpty();
    store().attend(twin.in(Role.EVENT).orElseThrow().id(), person.id(), "REGISTERED");
    var changes = changes(Stream.MEMBERS, Scope.of(twin), cursor);
    assertThat(changes).hasSize(1);
    assertThat(changes.toString()).contains("REGISTERED");
  }

  @Test
  void aPersonMovesBetweenOurListsAndIsTakenOutOfThemOnly() {
    var twin = twin("hs-2");
    var person = rig.person("moves@example.com");
    push(add(twin, person, "Invited"));
    var invited = twin.ofStatus("Invited").orElseThrow().id();
    assertThat(store().members(invited)).containsExactly(person.id());
    written(push(new Push.RemoveOwnedMember(twin, person)));
    assertThat(store().members(invited)).isEmpty();
  }

  @Test
  void whoDidNotComeIsNotOursToSay() {
    var twin = twin("hs-3");
    assertThat(push(add(twin, rig.person("noshow@example.com"), "NO_SHOW")))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("notPossible"));
  }

  @Test
  void topicsHaveTheNamesThatTheirPeopleSee() {
    assertThat(session.topics().orElseThrow())
        .containsExactly(new Topic("101", "Marketing information"), new Topic("102", "Newsletter"));
  }

  @Test
  void anOptOutFromOneTopicStaysInItsScope() {
    var person = rig.person("topic@example.com");
    written(push(new Push.WithdrawConsent(person, "topic@example.com", "102")));
    assertThat(rig.isOptedOut("topic@example.com")).isFalse();
    var consent =
        changes(Stream.CONSENT, Scope.ALL, fromTheStart()).stream()
            .filter(c -> c.ref().id().equals(person.id()))
            .toList();
    assertThat(consent).hasSize(1);
    assertThat(consent.toString()).contains("subscription:102=Filled[raw=UNSUBSCRIBED]");
    assertThat(consent.toString()).contains("subscription:101=Blank[]");
  }

  @Test
  void aCampaignKeepsWhatWasGiven() {
    var fields =
        Map.of(
            "hs_name", Image.of("Dated"),
            "hs_start_date", Image.of("2026-12-01"),
            "hs_campaign_status", Image.of("planned"));
    var image = written(push(new Push.CreateCampaign("hs-4", fields))).image();
    assertThat(List.of(image.image("hs_start_date"), image.image("hs_campaign_status")))
        .containsExactly(Image.of("2026-12-01"), Image.of("planned"));
  }
}
