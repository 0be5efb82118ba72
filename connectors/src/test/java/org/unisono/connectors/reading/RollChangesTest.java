package org.unisono.connectors.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.Cursor;
import org.unisono.connector.Parts;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.reading.RollChanges.Roll;

class RollChangesTest {

  private final List<String> refusing = new ArrayList<>();

  private static Parts twin(String campaign) {
    return Parts.of(new RemoteRef(RecordKind.CAMPAIGN, campaign));
  }

  private Roll roll(Parts twin) {
    var campaign = twin.campaign().id();
    if (refusing.contains(campaign)) {
      throw new Denied(400, "BROKEN", null, "That roll is broken.");
    }
    return Roll.of(
        Stream.of("1", "2", "3")
            .map(person -> new RemoteRef(RecordKind.MEMBER, campaign + "/" + person))
            .map(ref -> new RemoteRecord(ref, Map.of(), Map.of(), null, null))
            .toList(),
        campaign.equals("b") ? Set.of("list") : Set.of());
  }

  /// @param told ids
  private record Pass(List<String> told, Reading<ChangePage> last, Cursor cursor) {}

  private Pass pass(Cursor from) {
    var scope = new Scope(List.of(twin("b"), twin("c"), twin("a")));
    var source = new RollChanges(this::roll, scope, 2);
    List<String> told = new ArrayList<>();
    var cursor = from;
    while (true) {
      var read = source.since(cursor);
      if (!(read instanceof Reading.Of<ChangePage>(var page))) {
        return new Pass(told, read, cursor);
      }
      told.addAll(page.changes().stream().map(Change::ref).map(RemoteRef::id).toList());
      cursor = page.next();
      if (page.complete()) {
        return new Pass(told, read, cursor);
      }
    }
  }

  @Test
  void aPassTellsEverybodyOnceAndThePartsThatAreGone() {
    var first = pass(Cursor.START);
    assertThat(first.told())
        .containsExactly("a/1", "a/2", "a/3", "b/1", "b/2", "list", "b/3", "c/1", "c/2", "c/3");
    assertThat(pass(first.cursor()).told()).containsExactly("list");
  }

  @Test
  void aRollThatIsRefusedHoldsUpNoOtherAndIsToldInTheEnd() {
    refusing.add("a");
    var first = pass(Cursor.START);
    assertThat(first.told()).containsExactly("b/1", "b/2", "list", "b/3", "c/1", "c/2", "c/3");
    assertThat(first.last())
        .isEqualTo(
            new Reading.Failed<ChangePage>(
                new Trouble.AskedWrong("BROKEN", null, "That roll is broken.")));
    refusing.clear();
    var second = pass(first.cursor());
    assertThat(second.told()).containsExactly("a/1", "a/2", "a/3", "list");
    assertThat(second.last()).isInstanceOf(Reading.Of.class);
  }

  @Test
  void aPageIsToldBeforeTheRollHasBeenReadToItsEnd() {
    var asked = new AtomicInteger();
    var members = Stream.generate(asked::incrementAndGet).limit(1_000).map(RollChangesTest::member);
    var scope = new Scope(List.of(twin("a")));
    var source = new RollChanges(_ -> Roll.of(members.iterator()), scope, 100);
    var first = source.since(Cursor.START).orElseThrow();
    assertThat(first.changes()).hasSize(100);
    assertThat(asked).hasValueLessThanOrEqualTo(101);
    assertThat(source.since(first.next()).orElseThrow().changes().getFirst().ref().id())
        .isEqualTo("a/101");
  }

  @Test
  void aRollThatWasNotReadToItsEndIsReadAnewAndGoesOnWhereItWas() {
    var scope = new Scope(List.of(twin("a")));
    var first = new RollChanges(this::roll, scope, 2).since(Cursor.START).orElseThrow();
    var another = new RollChanges(this::roll, scope, 2).since(first.next()).orElseThrow();
    assertThat(another.changes()).extracting(c -> c.ref().id()).containsExactly("a/3");
    assertThat(another.complete()).isTrue();
  }

  private static RemoteRecord member(int number) {
    var ref = new RemoteRef(RecordKind.MEMBER, "a/" + number);
    return new RemoteRecord(ref, Map.of(), Map.of(), null, null);
  }
}
