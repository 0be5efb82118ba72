package org.unisono.connectors.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;

/// That everything is read, however long it takes and however early an answer ends.
class PardotReachTest extends ContractCase {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new PardotRig(time);
  }

  private PardotRig pardot() {
    return (PardotRig) rig;
  }

  /// Page tokens live for four hours.
  @Test
  void aWalkThatRestsForHoursBetweenPagesLosesNothing() {
    IntStream.range(0, 11).forEach(i -> rig.campaign("Campaign " + i));
    var seen = new HashSet<String>();
    var cursor = Cursor.START;
    int pages = 0;
    for (boolean complete = false; !complete; pages++) {
      var page = session.changes(Stream.CAMPAIGNS, Scope.ALL).since(cursor).orElseThrow();
      seen.addAll(ids(page.changes()));
      cursor = page.next();
      complete = page.complete();
      clock.pass(Duration.ofHours(5));
    }
    assertThat(pages).isGreaterThan(4);
    assertThat(seen).isEqualTo(rig.campaigns());
  }

  /// At 100,000 records there; each page is cut here.
  @Test
  void anAnswerThatIsCutAtTheLimitIsTakenForNoEnd() {
    pardot().instance.limitRecordsPerSequence(2);
    var people = new HashSet<String>();
    var campaign = rig.campaign("Walked");
    IntStream.range(0, 10)
        .forEach(
            i -> {
              var person = rig.person("p" + i + "@example.com");
              pardot().submitted(person, campaign);
              people.add(person.id());
            });

    var cursor = fromTheStart();
    assertThat(ids(changes(Stream.PEOPLE, Scope.ALL, cursor))).containsAll(people);
    assertThat(ids(changes(Stream.CONSENT, Scope.ALL, fromTheStart()))).containsAll(people);
    assertThat(changes(Stream.RESPONSES, Scope.ALL, fromTheStart())).hasSize(10);
    assertThat(ids(changes(Stream.CAMPAIGNS, Scope.ALL, fromTheStart())))
        .isEqualTo(rig.campaigns());
    var listing = listing(RecordKind.CONTACT, Scope.ALL);
    assertThat(listing.whole()).isTrue();
    assertThat(listing.refs()).extracting(r -> r.id()).containsAll(people);
    assertThat(changes(Stream.PEOPLE, Scope.ALL, cursor))
        .noneMatch(c -> c instanceof Change.Deleted);
  }

  /// More than one answer holds without being asked for the next.
  @Test
  void everybodyAtAnAddressIsFoundHoweverMany() {
    for (int limit : List.of(100_000, 2)) {
      pardot().instance.limitRecordsPerSequence(limit);
      var address = "shared" + limit + "@example.com";
      IntStream.range(0, 205).forEach(i -> rig.person(address));
      assertThat(session.peopleAt(List.of(address)).orElseThrow()).hasSize(205);
    }
  }

  @Test
  void behindProspectsThatAreHiddenTheOthersAreReadAndNobodyIsTakenForDeleted() {
    IntStream.range(0, 10).forEach(i -> rig.person("hidden" + i + "@example.com"));
    var cursor = fromTheStart();
    changes(Stream.PEOPLE, Scope.ALL, cursor);
    clock.pass(Duration.ofHours(1));
    var shown = rig.person("shown@example.com");
    pardot().instance.store().assign(shown.id());
    IntStream.range(0, 10).forEach(i -> rig.person("later" + i + "@example.com"));
    pardot().instance.showAssignedOnly();

    for (var from : List.of(cursor, fromTheStart())) {
      var changes = changes(Stream.PEOPLE, Scope.ALL, from);
      assertThat(ids(changes)).containsExactly(shown.id());
      assertThat(changes).allMatch(c -> c instanceof Change.Upserted);
    }
  }

  @Test
  void moreHiddenOnesThanASequenceReachesAreToldAndTheCursorStays() {
    IntStream.range(0, 10).forEach(i -> rig.person("hidden" + i + "@example.com"));
    var shown = rig.person("shown@example.com");
    pardot().instance.store().assign(shown.id());
    pardot().instance.showAssignedOnly();
    pardot().instance.limitRecordsPerSequence(6);

    var stopped = session.changes(Stream.PEOPLE, Scope.ALL).since(Cursor.START);
    assertThat(stopped)
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            f -> assertThat(f.trouble()).isInstanceOf(Trouble.RightsMissing.class));
    pardot().instance.limitRecordsPerSequence(100_000);
    assertThat(ids(changes(Stream.PEOPLE, Scope.ALL, fromTheStart()))).contains(shown.id());
  }

  @Test
  void nobodyIsMadeWhereTheHolderOfTheAddressIsHiddenBehindACut() {
    pardot().instance.limitRecordsPerSequence(2);
    IntStream.range(0, 4).forEach(i -> rig.person("held@example.com"));
    var result = push(rig.newPerson("p-1", "held@example.com"));
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("addressTaken"));
    assertThat(rig.peopleAt("held@example.com")).isEqualTo(4);
  }
}
