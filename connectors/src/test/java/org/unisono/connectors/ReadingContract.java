package org.unisono.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Budget;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.RemoteUser;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

/// What is read, and what is not concluded from it.
public abstract class ReadingContract extends ContractCase {

  /// The simulators have somebody who is there, and somebody who has left. Where a campaign has no
  /// owner that could be written, nobody is read.
  @Test
  void usersWhoCanOwnCampaignsAreReadWithTheirAddress() {
    var users = session.users().orElseThrow();
    boolean owned =
        session.fields(RecordKind.CAMPAIGN).orElseThrow().stream()
            .anyMatch(f -> "ownerId".equals(f.concept()) && f.use() == RemoteField.Use.WRITABLE);
    if (!owned) {
      assertThat(users).isEmpty();
    } else {
      assertThat(users)
          .filteredOn(u -> u.address().equals("anna.neri@unisono.example"))
          .singleElement()
          .satisfies(u -> assertThat(u.name()).isEqualTo("Anna Neri"))
          .satisfies(u -> assertThat(u.active()).isTrue());
      assertThat(users)
          .filteredOn(u -> u.address().equals("paolo.greco@unisono.example"))
          .singleElement()
          .satisfies(u -> assertThat(u.active()).isFalse());
      assertThat(users).extracting(RemoteUser::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void aFirstReadIsWholeThoughEachPageIsReadByAnotherProcess() {
    IntStream.range(0, 11).forEach(i -> rig.campaign("Campaign " + i));
    assertThat(ids(changes(Stream.CAMPAIGNS, Scope.ALL, fromTheStart())))
        .isEqualTo(rig.campaigns());
  }

  @Test
  void peopleWhoShareOneStampAreAllRead() {
    var people = new HashSet<String>();
    IntStream.range(0, 9).forEach(i -> people.add(rig.person("p" + i + "@example.com").id()));
    assertThat(ids(changes(Stream.PEOPLE, Scope.ALL, fromTheStart()))).containsAll(people);
  }

  @Test
  void aChangeIsSeenAndSeenAgainOnlyWithinTheOverlap() {
    var first = rig.campaign("First");
    var second = rig.campaign("Second");
    var cursor = fromTheStart();
    changes(Stream.CAMPAIGNS, Scope.ALL, cursor);
    clock.pass(Duration.ofHours(1));
    rig.rename(first, "First, renamed");
    assertThat(ids(changes(Stream.CAMPAIGNS, Scope.ALL, cursor))).contains(first);
    clock.pass(Duration.ofHours(1));
    rig.rename(second, "Second, renamed");
    assertThat(ids(changes(Stream.CAMPAIGNS, Scope.ALL, cursor))).contains(second);
    assertThat(ids(changes(Stream.CAMPAIGNS, Scope.ALL, cursor))).containsExactly(second);
  }

  @Test
  void clocksThatDisagreeAndStampsOutOfOrderLoseNothing() {
    var seen = new HashSet<String>();
    var cursor = fromTheStart();
    rig.simulator().faults().arm(Fault.OUT_OF_ORDER_TIMESTAMPS);
    for (int minutes : List.of(0, 10, 0, -10, 0, 10, -10)) {
      rig.simulator().faults().arm(Fault.CLOCK_SKEW_MINUTES, minutes);
      rig.campaign("Skewed by " + minutes);
      rig.campaign("Skewed by " + minutes + ", again");
      // Two clocks may differ by ten minutes; from one to the other end they differ by twenty.
      clock.pass(Duration.ofMinutes(10));
      seen.addAll(ids(changes(Stream.CAMPAIGNS, Scope.ALL, cursor)));
    }
    assertThat(seen).isEqualTo(rig.campaigns());
  }

  @Test
  void aShortOrRepeatedPageLosesNothingAndDeletesNothing() {
    IntStream.range(0, 12).forEach(i -> rig.campaign("Campaign " + i));
    for (var fault : List.of(Fault.MISSING_PAGE, Fault.DUPLICATE_PAGE)) {
      rig.simulator().faults().arm(fault, 1);
      var changes = changes(Stream.CAMPAIGNS, Scope.ALL, fromTheStart());
      assertThat(ids(changes)).isEqualTo(rig.campaigns());
      assertThat(changes).allMatch(c -> c instanceof Change.Upserted);
    }
  }

  @Test
  void aShortListingOrOneUnderNarrowerRightsProvesNoDeletion() {
    var known = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Known"));
    IntStream.range(0, 5).forEach(i -> rig.campaign("Campaign " + i));
    var whole = listing(RecordKind.CAMPAIGN, Scope.ALL);
    assertThat(whole.whole()).isTrue();
    assertThat(whole.refs()).contains(known);
    rig.simulator().faults().arm(Fault.MISSING_PAGE, 1);
    var cut = listing(RecordKind.CAMPAIGN, Scope.ALL);
    assertThat(cut.whole() && !cut.refs().contains(known)).isFalse();
    rig.simulator().faults().arm(Fault.RIGHTS_NARROWED);
    var narrow = listing(RecordKind.CAMPAIGN, Scope.ALL);
    for (var ref : whole.refs()) {
      assertThat(narrow.provesGone(ref, narrow, whole.rights())).isFalse();
    }
  }

  @Test
  void whatNoFeedTellsIsListedWhole() {
    var members = Scope.of(twin("unfed"));
    for (var kind : rig.connector().unfed()) {
      var listing = listing(kind, kind == RecordKind.MEMBER ? members : Scope.ALL);

      assertThat(listing.whole()).as(kind.name()).isTrue();
    }
  }

  @Test
  void aFieldThatCannotBeReadIsNamedAndNotBlank() {
    var field = rig.removableField();
    rig.person("unreadable@example.com");
    rig.simulator().faults().arm(Fault.REMOVED_FIELD, field);
    boolean ofCampaign = field.toLowerCase(Locale.ROOT).startsWith("campaign");
    var stream = ofCampaign ? Stream.CAMPAIGNS : Stream.PEOPLE;
    var name = field.substring(field.indexOf('.') + 1);
    var records =
        changes(stream, Scope.ALL, fromTheStart()).stream()
            .filter(c -> c instanceof Change.Upserted)
            .map(c -> ((Change.Upserted) c).record())
            .toList();
    assertThat(records).isNotEmpty();
    assertThat(records).allMatch(r -> r.unreadable().contains(name));
    assertThat(records).noneMatch(r -> r.image(name) instanceof Image.Blank);
  }

  @Test
  void anUnknownValueComesAsItIs() {
    assumeFalse(rig.choiceField().isEmpty(), "their campaigns have no list of values");
    rig.campaign("With a strange status");
    var object = rig.choiceField().startsWith("hs_") ? "campaigns" : "Campaign";
    rig.simulator()
        .faults()
        .arm(Fault.UNKNOWN_PICKLIST_VALUE, object + "." + rig.choiceField() + "=Quarantined");
    assertThat(changes(Stream.CAMPAIGNS, Scope.ALL, fromTheStart()))
        .allMatch(
            c ->
                c instanceof Change.Upserted(var record)
                    && record.image(rig.choiceField()).equals(Image.of("Quarantined")));
  }

  @Test
  void aTextWithoutMeasureIsLeftOutByNameAndItsNeighboursAreRead() {
    assumeTrue(rig.hasLongTexts(), "they cut texts themselves");
    IntStream.range(0, 5).forEach(i -> rig.campaign("Campaign " + i));
    var huge = rig.campaign("Huge");
    rig.rename(huge, "Forty MB. ".repeat(4_000_000));
    var changes = changes(Stream.CAMPAIGNS, Scope.ALL, fromTheStart());
    assertThat(ids(changes)).isEqualTo(rig.campaigns());
    for (var change : changes) {
      var record = ((Change.Upserted) change).record();
      boolean isHuge = record.ref().id().equals(huge);
      assertThat(record.tooLarge().contains(rig.nameField())).isEqualTo(isHuge);
    }
    assertThat(session.read(new RemoteRef(RecordKind.CAMPAIGN, huge)))
        .isInstanceOf(Reading.Of.class);
  }

  @Test
  void aSessionThatEndsBetweenPagesIsRenewed() {
    IntStream.range(0, 9).forEach(i -> rig.campaign("Campaign " + i));
    var source = session.changes(Stream.CAMPAIGNS, Scope.ALL);
    var seen = new HashSet<String>();
    var cursor = Cursor.START;
    for (boolean complete = false; !complete; ) {
      rig.expireTokens();
      var page = source.since(cursor).orElseThrow();
      seen.addAll(ids(page.changes()));
      cursor = page.next();
      complete = page.complete();
    }
    assertThat(seen).isEqualTo(rig.campaigns());
  }

  @Test
  void aStormOfRefusalsIsToldWithATimeAndPasses() {
    rig.simulator().faults().arm(Fault.STORM_429, 3);
    var trouble = trouble(session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START));
    assertThat(trouble).isInstanceOf(Trouble.Throttled.class);
    long calls = rig.simulator().journal().apiCalls();
    assertThat(trouble(session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START)))
        .as("nothing is called before the time that was told")
        .isInstanceOf(Trouble.Throttled.class);
    assertThat(rig.simulator().journal().apiCalls()).isEqualTo(calls);
    rig.simulator().faults().clear(Fault.STORM_429);
    clock.pass(Duration.ofHours(1));
    assertThat(session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START))
        .isInstanceOf(Reading.Of.class);
  }

  @Test
  void aWebPageIsNotTakenForTheVendor() {
    rig.simulator().faults().arm(Fault.GARBAGE_HTML, 1);
    assertThat(trouble(session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START)))
        .isInstanceOf(Trouble.NotTheVendor.class);
  }

  @Test
  void theSpentBudgetStopsReadingButNotConsent() {
    rig.person("asked@example.com");
    var budget = budget();
    var careful = rig.connector().open(rig.account(), budget, clock);
    careful.changes(Stream.CONSENT, Scope.ALL).since(Cursor.START).orElseThrow();
    while (budget.take(Budget.Lane.ORDINARY).isEmpty()) {}
    assertThat(trouble(careful.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START)))
        .isInstanceOf(Trouble.Throttled.class);
    assertThat(careful.changes(Stream.CONSENT, Scope.ALL).since(Cursor.START))
        .isInstanceOf(Reading.Of.class);
  }

  @Test
  void wrongCredentialsAreNamedAndTheSecretIsNowhere() {
    var locked = rig.connector().open(rig.lockedOut(), budget(), clock);
    var trouble = trouble(locked.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START));
    assertThat(trouble).isInstanceOf(Trouble.AuthRefused.class);
    assertThat(trouble.toString() + rig.lockedOut()).doesNotContain("wrong-secret");
    var checks = rig.connector().check(rig.lockedOut(), budget(), clock);
    assertThat(checks.getFirst().cause()).isEqualTo("wrongCredentials");
    assertThat(checks.toString()).doesNotContain("wrong-secret");
  }

  /// Where the address alone does not tell one organisation from another, its own id does.
  @Test
  void theOrganisationIsKnownByAnIdOfItsOwn() {
    assertThat(session.instance().orElseThrow().orElse("")).isEqualTo(rig.instance());
    assertThat(open().instance()).isEqualTo(session.instance());
  }

  @Test
  void aGoodAccountPassesEveryCheck() {
    assertThat(rig.connector().check(rig.account(), budget(), clock))
        .allMatch(c -> c.cause().isEmpty());
  }

  @Test
  void theConnectorSaysHowFarEachStreamGoes() {
    assertThat(rig.connector().capabilities())
        .extracting(c -> c.stream())
        .containsExactly(Stream.values());
  }

  @Test
  void whatIsDeclaredExists() {
    for (var need : rig.connector().requirements()) {
      assertThat(names(need.kind())).contains(need.field());
    }
    for (var neighbour : rig.connector().neighbours()) {
      assertThat(names(neighbour.kind())).contains(neighbour.field());
    }
  }

  private List<String> names(RecordKind kind) {
    return session.fields(kind).orElseThrow().stream().map(f -> f.name()).toList();
  }

  @Test
  void everyKindAndStreamCanBeAskedForWithoutAnException() {
    for (var kind : RecordKind.values()) {
      session.fields(kind).orElseThrow();
      assertThat(session.read(new RemoteRef(kind, "nothing"))).isNotNull();
      assertThat(session.byMarker(kind, "no-such-marker").orElseThrow()).isEmpty();
    }
    for (var stream : Stream.values()) {
      changes(stream, Scope.ALL, fromTheStart());
    }
  }

  @Test
  void peopleAreFoundByTheirAddresses() {
    var person = rig.person("found@example.com");
    assertThat(session.peopleAt(List.of("found@example.com", "nobody@example.com")).orElseThrow())
        .extracting(r -> r.ref())
        .containsExactly(person);
  }

  private static Trouble trouble(Reading<?> reading) {
    return switch (reading) {
      case Reading.Of<?> of -> throw new AssertionError("no trouble: " + of);
      case Reading.Failed<?>(var trouble) -> trouble;
    };
  }
}
