package org.unisono.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

/// The contract of every connector: reading is inherited, writing is here.
public abstract class ConnectorContract extends NeverContract {

  @Test
  void aCampaignIsMadeOnceForItsMarkerAndFoundByIt() {
    needsOut(Stream.CAMPAIGNS);
    var push = new Push.CreateCampaign("c-1", rig.named("Made once"));
    var made = written(push(push));
    assertThat(made.effect()).isEqualTo(Effect.CREATED);
    assertThat(made.image().image(rig.nameField())).isEqualTo(Image.of("Made once"));
    assertThat(written(push(push)).effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(rig.campaignsNamed("Made once")).isOne();
    assertThat(session.byMarker(RecordKind.CAMPAIGN, "c-1").orElseThrow())
        .extracting(r -> r.ref())
        .containsExactly(made.image().ref());
  }

  @Test
  void aCampaignThatWasMadeAndNotAnsweredIsFoundAndNotDoubled() {
    needsOut(Stream.CAMPAIGNS);
    rig.simulator().faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    var push = new Push.CreateCampaign("c-2", rig.named("Unanswered"));
    assertThat(written(push(push)).effect()).isEqualTo(Effect.CREATED);
    push(push);
    assertThat(rig.campaignsNamed("Unanswered")).isOne();
  }

  @Test
  void aPersonWhoWasMadeAndNotAnsweredIsFoundAndNotDoubled() {
    rig.simulator().faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    var person = rig.newPerson("p-2", "unanswered@example.com");
    assertThat(written(push(person)).image().marker()).isEqualTo("p-2");
    push(person);
    assertThat(rig.peopleAt("unanswered@example.com")).isOne();
  }

  @Test
  void twoPushesOfOneValueWriteOnce() {
    needsOut(Stream.CAMPAIGNS);
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Before"));
    var push = new Push.UpdateCampaign(campaign, rig.named("After"), rig.named("Before"));
    assertThat(written(push(push)).effect()).isEqualTo(Effect.CHANGED);
    long writes = rig.simulator().journal().writes();
    assertThat(written(push(push)).effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(rig.simulator().journal().writes()).isEqualTo(writes);
  }

  @Test
  void peopleLookAtACampaignAtAnAddressThatAnswers() throws Exception {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Looked at"));
    var page = session.page(campaign).orElseThrow().orElseThrow();
    try (var http = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build()) {
      var answer = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as("%s", page).isEqualTo(200);
      assertThat(answer.body()).contains("<html");
    }
    assertThat(page.toString()).contains(campaign.id());
    assertThat(rig.simulator().journal().writes()).isZero();
  }

  @Test
  void whatMovedMeanwhileIsNotWrittenOver() {
    needsOut(Stream.CAMPAIGNS);
    var id = rig.campaign("Theirs");
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, id);
    var push = new Push.UpdateCampaign(campaign, rig.named("Ours"), rig.named("Older"));
    assertThat(push(push))
        .isInstanceOfSatisfying(
            PushResult.Moved.class,
            moved -> assertThat(moved.now().image(rig.nameField())).isEqualTo(Image.of("Theirs")));
    assertThat(rig.simulator().journal().writes()).isZero();
  }

  @Test
  void anUnknownPickListValueIsRefusedByNameBeforeAnyWrite() {
    needsOut(Stream.CAMPAIGNS);
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Listed"));
    var fields = Map.of(rig.choiceField(), Image.of("Zombie"));
    assertThat(push(new Push.UpdateCampaign(campaign, fields, Map.of())))
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("unknownPicklistValue");
              assertThat(refused.field()).isEqualTo(rig.choiceField());
              assertThat(refused.message()).contains("Zombie");
            });
    assertThat(rig.simulator().journal().writes()).isZero();
  }

  @Test
  void switchesAndConsentAreNeverWrittenAsFields() {
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Switch"));
    var person = rig.person("switch@example.com");
    for (var push : rig.forbidden(campaign, person)) {
      assertThat(push(push)).isInstanceOf(PushResult.Refused.class);
    }
    assertThat(rig.simulator().journal().writes()).isZero();
  }

  @Test
  void aBatchThatFailsInPartSaysWhichOnes() {
    assumeTrue(rig.hasBatches(), "they take one record at a time");
    rig.simulator().faults().arm(Fault.PARTIAL_BATCH_FAILURE);
    var pushes =
        IntStream.range(0, 6)
            .<Push>mapToObj(i -> rig.newPerson("b-" + i, "batch" + i + "@example.com"))
            .toList();
    var results = session.push(pushes);
    for (int i = 0; i < 6; i++) {
      var expected = i % 3 == 2 ? PushResult.NotSent.class : PushResult.Written.class;
      assertThat(results.get(i)).as("push %d", i).isInstanceOf(expected);
      assertThat(rig.peopleAt("batch" + i + "@example.com")).isEqualTo(i % 3 == 2 ? 0 : 1);
    }
  }

  @Test
  void aStatusIsWrittenAndReadBackAsAnImage() {
    var twin = twin("c-3");
    var person = rig.person("member@example.com");
    var statuses = rig.statuses();
    var added = written(push(add(twin, person, statuses.getFirst())));
    assertThat(status(added)).isEqualTo(Image.of(statuses.getFirst()));
    var up =
        new Push.SetMemberStatus(twin, person, statuses.getLast(), Image.of(statuses.getFirst()));
    assertThat(status(written(push(up)))).isEqualTo(Image.of(statuses.getLast()));
    assertThat(written(push(up)).effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(push(add(twin, person, statuses.getFirst()))).isInstanceOf(PushResult.Moved.class);
    assertThat(rig.members(twin)).isOne();
    var read = changes(Stream.MEMBERS, Scope.of(twin), fromTheStart());
    assertThat(read).hasSize(1).allMatch(c -> c instanceof Change.Upserted);
  }

  /// What we write is not what the reading before saw: from there alone it looks unmoved. Whoever
  /// compares says so, and is read from the start after a write.
  @Test
  void aStatusThatWasChangedAndSetBackIsToldAgain() {
    var twin = twin("c-8");
    var person = rig.person("back@example.com");
    var statuses = rig.statuses();
    written(push(add(twin, person, statuses.getFirst())));
    var cursor = fromTheStart();
    changes(Stream.MEMBERS, Scope.of(twin), cursor);
    for (var status : List.of(statuses.getLast(), statuses.getFirst())) {
      clock.pass(Duration.ofMinutes(20));
      var set = push(new Push.SetMemberStatus(twin, person, status, null));
      assumeTrue(set instanceof PushResult.Written, "a status there does not go down");
    }
    if (changes(Stream.MEMBERS, Scope.of(twin), cursor).isEmpty()) {
      assertThat(rig.connector().compared()).contains(Stream.MEMBERS);
    }
  }

  @Test
  void anUnknownStatusIsRefusedByName() {
    var twin = twin("c-4");
    assertThat(push(add(twin, rig.person("who@example.com"), "Enthused")))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.message()).contains("Enthused"));
    assertThat(rig.members(twin)).isZero();
  }

  @Test
  void aMemberWriteThatWasNotAnsweredIsReadAndNotDoubled() {
    var twin = twin("c-5");
    var person = rig.person("once@example.com");
    rig.simulator().faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    written(push(add(twin, person, rig.statuses().getFirst())));
    assertThat(rig.members(twin)).isOne();
  }

  @Test
  void aThousandMembersAreAddedAndNobodyIsMailedOrOptedIn() {
    var twin = twin("c-6");
    var pushes = new ArrayList<Push>();
    for (int i = 0; i < 1_000; i++) {
      pushes.add(add(twin, rig.person("m" + i + "@example.com"), rig.statuses().getFirst()));
    }
    assertThat(session.push(pushes)).allMatch(r -> r instanceof PushResult.Written);
    assertThat(rig.members(twin)).isEqualTo(1_000);
    assertThat(rig.simulator().journal().mailsSent()).isZero();
    assertThat(rig.simulator().journal().calls())
        .noneMatch(c -> c.target().contains("communication-preferences"));
    assertThat(ids(changes(Stream.MEMBERS, Scope.of(twin), fromTheStart()))).hasSize(1_000);
  }

  @Test
  void aMemberWhoWasTakenOutThereIsProvedGoneByTwoListings() {
    var twin = twin("c-7");
    var status = rig.statuses().getFirst();
    var leaving = rig.person("leaving@example.com");
    var gone = written(push(add(twin, leaving, status))).image().ref();
    push(add(twin, rig.person("staying@example.com"), status));
    var before = listing(RecordKind.MEMBER, Scope.of(twin));
    assertThat(before.refs()).contains(gone);
    rig.delete(twin, leaving);
    var first = listing(RecordKind.MEMBER, Scope.of(twin));
    var second = listing(RecordKind.MEMBER, Scope.of(twin));
    assertThat(second.provesGone(gone, before, before.rights())).isFalse();
    assertThat(second.provesGone(gone, first, before.rights())).isTrue();
  }

  @Test
  void onePersonTwiceInOneCallIsOneMember() {
    var twin = twin("c-8");
    var push = add(twin, rig.person("twice@example.com"), rig.statuses().getFirst());
    assertThat(session.push(List.of(push, push))).hasSize(2);
    assertThat(rig.members(twin)).isOne();
  }

  @Test
  void anOptOutIsWrittenOnceAndReadInItsOwnLane() {
    var person = rig.person("out@example.com");
    var push = new Push.WithdrawConsent(person, "out@example.com", null);
    assertThat(written(push(push)).effect()).isEqualTo(Effect.CHANGED);
    assertThat(rig.isOptedOut("out@example.com")).isTrue();
    assertThat(written(push(push)).effect()).isEqualTo(Effect.UNCHANGED);
    assertThat(ids(changes(Stream.CONSENT, Scope.ALL, fromTheStart()))).contains(person.id());
  }

  @Test
  void throttledPushesAreToldApartFromRefusedOnes() {
    needsOut(Stream.CAMPAIGNS);
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Stormy"));
    rig.simulator().faults().arm(Fault.STORM_429, 3);
    assertThat(push(new Push.UpdateCampaign(campaign, rig.named("X"), Map.of())))
        .isInstanceOf(PushResult.Throttled.class);
    assertThat(rig.simulator().journal().writes()).isZero();
  }

  @Test
  void pushesOfSeveralKindsAreAnsweredInTheirOrder() {
    needsOut(Stream.CAMPAIGNS);
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Mixed"));
    var results =
        session.push(
            List.of(
                rig.newPerson("mix", "mix@example.com"),
                new Push.UpdateCampaign(campaign, rig.named("Mixed, renamed"), Map.of()),
                add(Parts.of(campaign), rig.person("mix2@example.com"), "Nowhere")));
    assertThat(results.get(0)).isInstanceOf(PushResult.Written.class);
    assertThat(results.get(1)).isInstanceOf(PushResult.Written.class);
    assertThat(results.get(2)).isInstanceOf(PushResult.Refused.class);
  }
}
