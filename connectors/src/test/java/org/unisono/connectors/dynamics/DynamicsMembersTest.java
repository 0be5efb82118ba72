package org.unisono.connectors.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.Rung;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;
import tools.jackson.databind.node.ObjectNode;

class DynamicsMembersTest extends DynamicsCase {

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
}
