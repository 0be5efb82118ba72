package org.unisono.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

/// What no connector does, whatever it is asked: the numbers are those of the list of what never
/// happens, section 10 of the design. Of 1, 3, 5 and 8 the tests stand with reading and writing.
public abstract class NeverContract extends ReadingContract {

  private static final String NEW = "New";

  /// The person's field that the rig fills with *New*.
  private String lastName() {
    return rig.newPerson("n", "n@example.com").fields().entrySet().stream()
        .filter(e -> e.getValue().equals(Image.of(NEW)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private Image lastName(RemoteRef person) {
    return session.read(person).orElseThrow().orElseThrow().image(lastName());
  }

  private List<Stance> stances(RemoteRef person) {
    return changes(Stream.CONSENT, Scope.ALL, fromTheStart()).stream()
        .filter(c -> c.ref().id().equals(person.id()))
        .filter(Change.Upserted.class::isInstance)
        .map(c -> ((Change.Upserted) c).record())
        .flatMap(r -> rig.connector().stances(r).stream())
        .toList();
  }

  /// 2: a first join overwrites no filled value. What looked blank to us is filled there.
  @Test
  void aValueThatIsFilledThereIsNotWrittenOverByOneThatSawItBlank() {
    var person = written(push(rig.newPerson("n-2", "filled@example.com"))).image().ref();
    long writes = rig.simulator().journal().writes();
    var push =
        new Push.UpdatePerson(
            person, Map.of(lastName(), Image.of("Ours")), Map.of(lastName(), new Image.Blank()));
    assertThat(push(push))
        .isInstanceOfSatisfying(
            PushResult.Moved.class,
            moved -> assertThat(moved.now().image(lastName())).isEqualTo(Image.of(NEW)));
    assertThat(lastName(person)).isEqualTo(Image.of(NEW));
    assertThat(rig.simulator().journal().writes()).isEqualTo(writes);
  }

  /// 2: a first join removes no member and makes nobody.
  @Test
  void whoeverIsInStaysInAndWhoIsNotThereIsNotMade() {
    var twin = twin("n-2");
    var status = rig.statuses().getFirst();
    written(push(add(twin, rig.person("in@example.com"), status)));
    var nobody = new RemoteRef(rig.person("kind@example.com").kind(), nobody());
    assertThat(push(add(twin, nobody, status))).isNotInstanceOf(PushResult.Written.class);
    written(push(add(twin, rig.person("joins@example.com"), status)));
    assertThat(rig.members(twin)).isEqualTo(2);
  }

  /// An id of the vendor's form that nobody has.
  private String nobody() {
    var id = rig.person("gone@example.com").id();
    return id.replaceAll("[0-9]", "9");
  }

  /// 4: no write but an opt-in of the person themselves loosens an opt-out; and none of them opts
  /// somebody out.
  @Test
  void anOptOutStandsWhateverElseIsWrittenAndIsNobodyElses() {
    var out = written(push(rig.newPerson("n-4", "leaves@example.com"))).image().ref();
    var stays = written(push(rig.newPerson("n-5", "stays@example.com"))).image().ref();
    written(push(new Push.WithdrawConsent(out, "leaves@example.com", null)));
    push(new Push.UpdatePerson(out, Map.of(lastName(), Image.of("Later")), Map.of()));
    push(rig.newPerson("n-4", "leaves@example.com"));
    if (canJoin()) {
      var twin = twin("n-4");
      written(push(add(twin, out, rig.statuses().getFirst())));
      written(push(add(twin, stays, rig.statuses().getFirst())));
    }
    assertThat(rig.isOptedOut("leaves@example.com")).isTrue();
    assertThat(stances(out)).anyMatch(s -> s.said() == Stance.Said.OPTED_OUT);
    assertThat(rig.isOptedOut("stays@example.com")).isFalse();
    assertThat(stances(stays)).noneMatch(s -> s.said() == Stance.Said.OPTED_OUT);
  }

  private boolean canJoin() {
    return rig.connector().capabilities().stream()
            .filter(c -> c.stream() == Stream.MEMBERS || c.stream() == Stream.CAMPAIGNS)
            .filter(c -> c.reach().goesOut())
            .count()
        == 2;
  }

  /// 6: a marker finds its person again, and two who share an address are both shown.
  @Test
  void nobodyIsMadeTwiceAndOfTwoCandidatesNoneIsChosen() {
    var once = rig.newPerson("n-6", "once@example.com");
    var made = written(push(once)).image().ref();
    for (int i = 0; i < 2; i++) {
      var again = written(push(once));
      assertThat(again.effect()).isEqualTo(Effect.UNCHANGED);
      assertThat(again.image().ref()).isEqualTo(made);
    }
    assertThat(rig.peopleAt("once@example.com")).isOne();
    var shared = "shared@example.com";
    var first = rig.person(shared);
    RemoteRef second;
    try {
      second = rig.person(shared);
    } catch (RuntimeException taken) {
      second = first;
    }
    assumeTrue(!first.equals(second), "an address is one person's there");
    assertThat(session.peopleAt(List.of(shared)).orElseThrow())
        .extracting(RemoteRecord::ref)
        .containsExactlyInAnyOrder(first, second);
    assertThat(rig.peopleAt(shared)).isEqualTo(2);
  }

  /// 7: an edit that came between is told, and stays.
  @Test
  void aPersonWhoWasEditedMeanwhileIsNotWrittenOver() {
    var person = written(push(rig.newPerson("n-7", "edited@example.com"))).image().ref();
    var theirs = Map.of(lastName(), Image.of("Theirs"));
    written(push(new Push.UpdatePerson(person, theirs, Map.of())));
    var stale =
        new Push.UpdatePerson(
            person, Map.of(lastName(), Image.of("Ours")), Map.of(lastName(), Image.of(NEW)));
    assertThat(push(stale)).isInstanceOf(PushResult.Moved.class);
    assertThat(lastName(person)).isEqualTo(Image.of("Theirs"));
  }

  /// 7: who has answered meanwhile is not taken out as one who had not.
  @Test
  void aMemberWhoMovedMeanwhileIsNotTakenOut() {
    var twin = twin("n-71");
    var person = rig.person("answered@example.com");
    var statuses = rig.statuses();
    written(push(add(twin, person, statuses.getFirst())));
    written(push(new Push.SetMemberStatus(twin, person, statuses.getLast(), null)));
    var before = Image.of(statuses.getFirst());
    assertThat(push(new Push.RemoveOwnedMember(twin, person, before)))
        .isInstanceOf(PushResult.Moved.class);
    assertThat(rig.members(twin)).isOne();
  }

  /// 9: what is written of one campaign is not felt in another.
  @Test
  void whoIsInTwoCampaignsIsTakenOutOfTheOneOnly() {
    var one = twin("n-91");
    var other = twin("n-92");
    var person = rig.person("both@example.com");
    var statuses = rig.statuses();
    written(push(add(one, person, statuses.getFirst())));
    written(push(add(other, person, statuses.getFirst())));
    push(new Push.SetMemberStatus(one, person, statuses.getLast(), null));
    push(new Push.RemoveOwnedMember(one, person));
    assertThat(rig.members(other)).isOne();
    var read = changes(Stream.MEMBERS, Scope.of(other), fromTheStart());
    assertThat(read)
        .filteredOn(Change.Upserted.class::isInstance)
        .extracting(c -> ((Change.Upserted) c).record())
        .anyMatch(r -> r.fields().containsValue(Image.of(statuses.getFirst())));
  }

  /// 10: neither what goes wrong nor what is printed holds a secret or a person.
  @Test
  void noSecretAndNobodysDataIsSaidOrPrinted() {
    var told = new ArrayList<String>();
    var printed = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    try (var stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(stream);
      System.setErr(stream);
      for (var fault : List.of(Fault.GARBAGE_HTML, Fault.STORM_429, Fault.FAIL_500_AFTER_WRITE)) {
        rig.simulator().faults().arm(fault, 4);
        told.add(open().changes(Stream.CAMPAIGNS, Scope.ALL).since(fromTheStart().getFirst()) + "");
        told.add(open().push(List.of(rig.newPerson("n-10", "verborgen@example.com"))) + "");
        rig.simulator().faults().clearAll();
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    var said = printed.toString(StandardCharsets.UTF_8);
    for (var secret : rig.account().secrets().values()) {
      assertThat(told + said + rig.account()).doesNotContain(secret.value());
    }
    assertThat(said).doesNotContain("verborgen");
    assertThat(told)
        .filteredOn(t -> !t.contains("Written"))
        .noneMatch(t -> t.contains("verborgen"));
    assertThat(session.read(new RemoteRef(RecordKind.CAMPAIGN, "nothing")).toString())
        .doesNotContain("verborgen");
  }
}
