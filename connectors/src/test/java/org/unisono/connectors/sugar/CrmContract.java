package org.unisono.connectors.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

/// What both products do beyond the contract.
abstract class CrmContract extends CrmListContract {

  @Test
  void peopleAreNotMadeWhereAWorkflowGreetsThemUnlessAPersonAllowedIt() {
    var id = store().createWorkflow("Welcome", "Leads");
    assertRefused(
        push(rig.newPerson("cr-8", "welcome@example.com")), "wouldStartAutomation", "Welcome");
    assertThat(rig.peopleAt("welcome@example.com")).isZero();
    assertThat(listeners()).containsExactly("Welcome");
    store().update(workflows(), id, switchedOff());
    assertThat(listeners()).isEmpty();
    written(push(rig.newPerson("cr-8", "welcome@example.com")));
  }

  @Test
  void anAccountThatMayNotWriteIsToldSoInTheSetUp() {
    rig.simulator().faults().arm(Fault.RIGHTS_NARROWED);
    var checks = rig.connector().check(rig.account(), budget(), clock);
    assertThat(checks).anyMatch(c -> c.step().equals("write") && c.cause().equals("rightsMissing"));
    assertThat(checks.toString()).contains("Campaigns");
  }

  abstract String workflows();

  abstract Map<String, ?> switchedOff();

  @Test
  void anOptOutStaysWhenThePersonChanges() {
    var person = rig.person("listened@example.com");
    written(push(new Push.WithdrawConsent(person, "listened@example.com", null)));
    var title = Map.of("title", Image.of("CEO"));
    written(push(new Push.UpdatePerson(person, title, Map.of())));
    assertThat(rig.isOptedOut("listened@example.com")).isTrue();
  }

  @Test
  void anOptOutOfATopicIsNotWidened() {
    var person = rig.person("topic@example.com");
    assertRefused(
        push(new Push.WithdrawConsent(person, "topic@example.com", "7")), "wouldWiden", "topics");
    assertThat(rig.isOptedOut("topic@example.com")).isFalse();
  }

  @Test
  void anOptOutOfAnotherAddressDoesNotFallOnTheOneThatIsMailed() {
    var person = rig.person("mailed@example.com");
    assertRefused(
        push(new Push.WithdrawConsent(person, "private@example.com", null)),
        "wouldWiden",
        "another address");
    assertThat(rig.isOptedOut("mailed@example.com")).isFalse();
  }

  @Test
  void aTargetIsChangedAsAnyPerson() {
    store().create("Prospects", Map.of("last_name", "T", "email1", "target@example.com"));
    var target = session.peopleAt(List.of("target@example.com")).orElseThrow().getFirst().ref();
    written(push(new Push.UpdatePerson(target, Map.of("title", Image.of("CTO")), Map.of())));
    assertThat(store().peopleAt("target@example.com").getFirst().path("title").asString())
        .isEqualTo("CTO");
    written(push(new Push.WithdrawConsent(target, "target@example.com", null)));
    assertThat(rig.isOptedOut("target@example.com")).isTrue();
  }

  @Test
  void conversionsAreToldAndAConvertedLeadIsNotWritten() {
    var contact = rig.person("became@example.com");
    var lead =
        store()
            .create(
                "Leads", Map.of("last_name", "L", "converted", "1", "contact_id", contact.id()));
    var ref = new RemoteRef(RecordKind.LEAD, lead);
    assertThat(changes(Stream.PEOPLE, Scope.ALL, fromTheStart()))
        .contains(new Change.Converted(ref, contact));
    assertThat(push(new Push.UpdatePerson(ref, Map.of("title", Image.of("X")), Map.of())))
        .isInstanceOf(PushResult.MergedInto.class);
  }

  @Test
  void theFirstResponseComesFromTheLog() {
    var twin = twin("cr-9");
    var person = rig.person("clicks@example.com");
    written(push(add(twin, person, "Invited")));
    log(twin, person, "viewed", "2026-11-01 09:00:00");
    log(twin, person, "link", "2026-11-03 10:00:00");
    log(twin, person, "link", "2026-11-02 10:00:00");
    var member = changes(Stream.RESPONSES, Scope.of(twin), fromTheStart()).getFirst();
    assertThat(((Change.Upserted) member).record().image("first_response"))
        .isEqualTo(Image.of("2026-11-02T10:00:00Z"));
  }

  private void log(Parts twin, RemoteRef person, String type, String at) {
    store()
        .create(
            "CampaignLog",
            Map.of(
                "campaign_id",
                twin.campaign().id(),
                "target_id",
                person.id(),
                "target_type",
                "Contacts",
                "activity_type",
                type,
                "activity_date",
                at));
  }

  @Test
  void aDealComesWithItsCampaignItsPersonAndWhatBecameOfIt() {
    var campaign = rig.campaign("Selling");
    var person = rig.person("buys@example.com");
    var deal =
        store()
            .create(
                "Opportunities",
                Map.of(
                    "name", "Roof",
                    "amount", "1200",
                    "sales_stage", "Closed Won",
                    "campaign_id", campaign));
    store().link("Opportunities", deal, "contacts", person.id());
    var record =
        ((Change.Upserted) changes(Stream.DEALS, Scope.ALL, fromTheStart()).getFirst()).record();
    assertThat(record.links())
        .containsEntry(Link.PERSON, person)
        .containsEntry(Link.CAMPAIGN, new RemoteRef(RecordKind.CAMPAIGN, campaign));
    assertThat(record.image("won")).isEqualTo(Image.of("true"));
    assertThat(record.image("amount").toString()).contains("1200");
  }

  @Test
  void aRhythmIsKeptForNewslettersOnlyAndThatIsTold() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Weekly"));
    var wish = Map.of("frequency", Image.of("Weekly"), "objective", Image.of("More"));
    assertThat(push(new Push.UpdateCampaign(campaign, wish, Map.of())))
        .isInstanceOfSatisfying(
            PushResult.Projected.class, p -> assertThat(p.fields()).containsExactly("frequency"));
  }

  @Test
  void valuesOfListsComeWithTheLabelsThatPeopleRead() {
    var fields = session.fields(RecordKind.CAMPAIGN).orElseThrow();
    var type = fields.stream().filter(f -> f.name().equals("campaign_type")).findFirst();
    assertThat(type.orElseThrow().options()).contains("NewsLetter", "Email");
    assertThat(type.orElseThrow().optionLabels())
        .containsEntry("NewsLetter", "Newsletter")
        .containsEntry("Email", "Email");
    var status = fields.stream().filter(f -> f.name().equals("status")).findFirst();
    assertThat(status.orElseThrow().optionLabels()).containsEntry("Planning", "Planning");
  }
}
