package org.unisono.connectors.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Account;
import org.unisono.connector.Asset;
import org.unisono.connector.Automation;
import org.unisono.connector.Change;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connectors.ConnectorContract;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;
import org.unisono.simulators.activecampaign.ActiveCampaignStore;

class ActiveCampaignContractTest extends ConnectorContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new ActiveCampaignRig(time);
  }

  private ActiveCampaignRig site() {
    return (ActiveCampaignRig) rig;
  }

  private ActiveCampaignStore store() {
    return site().site.store();
  }

  private static String tag(Parts twin, String status) {
    return "unisono:" + twin.campaign().id() + ":" + status;
  }

  static void refused(PushResult result, String code, String about) {
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo(code);
              assertThat(r.message()).contains(about);
            });
  }

  @Test
  void aMemberWearsTheTagOfTheirStatusAndOfNoOther() {
    var twin = twin("ac-1");
    var person = rig.person("one@example.com");
    written(push(add(twin, person, "Invited")));
    assertThat(store().tagsOf(person.id())).containsExactly(tag(twin, "Invited"));
    written(push(new Push.SetMemberStatus(twin, person, "Attended", null)));
    assertThat(store().tagsOf(person.id())).containsExactly(tag(twin, "Attended"));
    written(push(new Push.SetMemberStatus(twin, person, "Invited", null)));
    assertThat(store().tagsOf(person.id())).containsExactly(tag(twin, "Invited"));
  }

  @Test
  void membershipTouchesNoListAndNoForeignTag() {
    var twin = twin("ac-2");
    var person = rig.person("list@example.com");
    var list = store().lists().getFirst();
    store().subscribe(person.id(), list, "2");
    var foreign = store().createTag("Loyal", "");
    store().tag(person.id(), foreign);
    written(push(add(twin, person, "Invited")));
    written(push(new Push.RemoveOwnedMember(twin, person)));
    assertThat(store().listStatus(person.id(), list)).isEqualTo("2");
    assertThat(store().tagsOf(person.id())).containsExactly("Loyal");
    assertThat(rig.members(twin)).isZero();
  }

  @Test
  void aTagThatIsNotReservedIsNeverPutOn() {
    var twin = twin("ac-3");
    var foreign = store().createTag("VIP", "");
    var part = new Parts.Part(Parts.Role.STATUS_LIST, foreign, "VIP", 1);
    var wrong = new Parts(twin.campaign(), List.of(part));
    refused(push(add(wrong, rig.person("vip@example.com"), "VIP")), "notOurs", "reserved");
    assertThat(store().wearers(List.of(foreign))).isEmpty();
  }

  @Test
  void aTagThatWouldStartAnAutomationIsRefusedByItsName() {
    var twin = twin("ac-4");
    var person = rig.person("quiet@example.com");
    store().createAutomation("Thank you mail", "tagadd", tag(twin, "Attended"));
    written(push(add(twin, person, "Invited")));
    var up = new Push.SetMemberStatus(twin, person, "Attended", null);
    refused(push(up), "wouldStartAutomation", "Thank you mail");
    assertThat(store().tagsOf(person.id())).containsExactly(tag(twin, "Invited"));
  }

  @Test
  void aPersonSetsAnAutomationOfTheCampaignsTagsGoing() {
    var twin = twin("ac-auto");
    var person = rig.person("going@example.com");
    var id = store().createAutomation("Follow up", "tagadd", tag(twin, "Attended"));
    store().createAutomation("Somebody else's", "tagadd", "Their tag");

    var found = session.automations(twin.campaign(), Set.of()).orElseThrow();

    assertThat(found).extracting(Automation::id).containsExactly(id);
    long mails = rig.simulator().journal().mailsSent();
    mailsPressed = 1;
    var started = session.start(found.getFirst(), List.of(person), Instant.EPOCH);
    assertThat(started.orElseThrow()).isEqualTo(1);
    assertThat(rig.simulator().journal().mailsSent()).isEqualTo(mails + 1);
  }

  @Test
  void anAutomationThatIsAttachedCanBeSetGoingToo() {
    var twin = twin("ac-attached");
    var id = store().createAutomation("Nobody's", "", "");
    assertThat(session.automations(twin.campaign(), Set.of()).orElseThrow()).isEmpty();
    assertThat(session.automations(twin.campaign(), Set.of(id)).orElseThrow())
        .extracting(Automation::name)
        .containsExactly("Nobody's");
  }

  @Test
  void mailingsListsAndAutomationsAreShownWithTheirFigures() {
    var send =
        store()
            .createSend(
                "Autumn letter", Map.of("status", "5", "send_amt", "120", "uniqueopens", "31"));
    var list = store().createList("Autumn readers");
    store().subscribe(rig.person("reader@example.com").id(), list, "1");
    store().subscribe(rig.person("gone@example.com").id(), list, "2");

    assertThat(session.assets(Asset.Kind.SEND).orElseThrow())
        .extracting(Asset::name)
        .contains("Autumn letter", "Spring newsletter");
    var sent =
        session.assets(Asset.Kind.SEND, List.of(send, "999", "a b", send + "/links")).orElseThrow();
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().standing()).isEqualTo(Asset.Standing.DONE);
    assertThat(sent.getFirst().figures())
        .containsEntry(Asset.Figure.SENT, 120L)
        .containsEntry(Asset.Figure.OPENED, 31L);
    assertThat(session.assets(Asset.Kind.LIST, List.of(list)).orElseThrow().getFirst().figures())
        .containsEntry(Asset.Figure.CONTACTS, 1L);
    assertThat(rig.simulator().journal().writes()).isZero();
  }

  @Test
  void aTagThatWhenTakenOffStartsAnAutomationStays() {
    var twin = twin("ac-5");
    var person = rig.person("stays@example.com");
    written(push(add(twin, person, "Invited")));
    store().createAutomation("Farewell", "tagremove", "");
    refused(push(new Push.RemoveOwnedMember(twin, person)), "wouldStartAutomation", "Farewell");
    assertThat(rig.members(twin)).isOne();
  }

  @Test
  void manyMembersGoByImportWhichExcludesAutomations() {
    var twin = twin("ac-7");
    var pushes =
        IntStream.range(0, 12)
            .<Push>mapToObj(i -> add(twin, rig.person("b" + i + "@example.com"), "Invited"))
            .toList();
    assertThat(session.push(pushes)).allMatch(r -> r instanceof PushResult.Written);
    assertThat(rig.members(twin)).isEqualTo(12);
    assertThat(rig.simulator().journal().calls())
        .anyMatch(c -> c.target().endsWith("/import/bulk_import"))
        .noneMatch(c -> c.method().equals("POST") && c.target().endsWith("/contactTags"));
  }

  @Test
  void aStatusThatChangesThereComesBack() {
    var twin = twin("ac-8");
    var person = rig.person("comes@example.com");
    written(push(add(twin, person, "Invited")));
    var cursor = fromTheStart();
    changes(Stream.MEMBERS, Scope.of(twin), cursor);
    assertThat(changes(Stream.MEMBERS, Scope.of(twin), cursor)).isEmpty();
    store().tag(person.id(), twin.ofStatus("Attended").orElseThrow().id());
    assertThat(changes(Stream.MEMBERS, Scope.of(twin), cursor))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Upserted.class,
            u -> assertThat(u.record().image("status")).isEqualTo(Image.of("Attended")));
  }

  @Test
  void aStatusIsMadeOnceAndFoundByItsName() {
    var twin = twin("ac-9");
    var again = twin("ac-9");
    assertThat(again).isEqualTo(twin);
    assertThat(store().tags())
        .filteredOn(t -> t.path("tag").asString().equals(tag(twin, "Invited")))
        .hasSize(1)
        .allMatch(t -> t.path("description").asString().equals("Twin ac-9: Invited"));
  }

  @Test
  void aTagWithoutADescriptionIsNamedByItself() {
    var id = store().createTag("unisono:Trade fair", "");
    var record = session.read(new RemoteRef(RecordKind.CAMPAIGN, id)).orElseThrow().orElseThrow();
    assertThat(record.image("description")).isEqualTo(Image.of("Trade fair"));
  }

  @Test
  void rightsThatAreMissingAreToldApartFromADeadKey() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Held"));
    var person = rig.person("narrow@example.com");
    rig.simulator().faults().arm(Fault.RIGHTS_NARROWED);
    var push = new Push.UpdateCampaign(campaign, rig.named("Other"), Map.of());
    assertThat(push(push))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("403"));
    assertThat(push(new Push.WithdrawConsent(person, "narrow@example.com", null)))
        .isInstanceOf(PushResult.Refused.class);
  }

  @Test
  void anAddressWithItsApiPathIsTheSameAddress() {
    var right = rig.account();
    var longer = right.baseUrl().resolve("/api/3/");
    var account = new Account(longer, right.settings(), right.secrets());
    assertThat(rig.connector().check(account, budget(), clock)).allMatch(c -> c.cause().isEmpty());
  }

  @Test
  void twiceTheSamePushIsUnchanged() {
    var twin = twin("ac-10");
    var push = add(twin, rig.person("same@example.com"), "Invited");
    assertThat(written(push(push)).effect()).isEqualTo(Effect.CREATED);
    long writes = rig.simulator().journal().writes();
    assertThat(written(push(push)).effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(rig.simulator().journal().writes()).isEqualTo(writes);
  }
}
