package org.unisono.connectors.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Account;
import org.unisono.connector.Change;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Session;
import org.unisono.connector.Stream;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.marketo.MarketoStore;

/// More rows than the threshold, which is 500 in the rig and 4 here, go by files.
class MarketoBulkTest extends ContractCase {
  private static final int MANY = 6;

  @Override
  protected Rig rig(Rig.Clock time) {
    return new MarketoRig(time);
  }

  @Override
  protected Session open() {
    var account = rig.account();
    var settings = new HashMap<>(account.settings());
    settings.put("bulkThreshold", "4");
    settings.put("exportBytes", "300");
    var few = new Account(account.baseUrl(), settings, account.secrets());
    return rig.connector().open(few, budget(), clock);
  }

  private MarketoRig marketo() {
    return (MarketoRig) rig;
  }

  private MarketoStore store() {
    return marketo().instance.store();
  }

  private long uploads() {
    return rig.simulator().journal().calls().stream()
        .filter(c -> c.method().equals("POST") && c.target().matches("/bulk/v1/.*format=csv.*"))
        .count();
  }

  private List<Push> newPeople(int count) {
    return IntStream.range(0, count)
        .<Push>mapToObj(i -> rig.newPerson("bulk-" + i, "bulk" + i + "@example.com"))
        .toList();
  }

  private List<RemoteRef> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> rig.person("m" + i + "@example.com")).toList();
  }

  private List<Push> added(Parts twin, List<RemoteRef> people, String status) {
    return people.stream().<Push>map(p -> add(twin, p, status)).toList();
  }

  private String status(Parts twin, RemoteRef person) {
    return store()
        .member(twin.campaign().id(), person.id())
        .map(m -> Json.text(m, "statusName"))
        .orElse("");
  }

  /// Time in which their queue moves on, and a call that sees it.
  private void queueMovesOn() {
    clock.pass(Duration.ofMinutes(1));
    session.peopleAt(List.of("nobody@example.com")).orElseThrow();
  }

  @Test
  void nobodyGoesInAFileBeforeAnAdministratorSaysSo() {
    var account = rig.account();
    var settings = new HashMap<>(account.settings());
    settings.remove("bulkThreshold");
    var usual = new Account(account.baseUrl(), settings, account.secrets());
    var results = rig.connector().open(usual, budget(), clock).push(newPeople(1_001));
    assertThat(results).allMatch(r -> r instanceof PushResult.Written);
    assertThat(uploads()).isZero();
  }

  @Test
  void manyNewPeopleGoInOneFileAndFewDoNot() {
    assertThat(session.push(newPeople(4))).allMatch(r -> r instanceof PushResult.Written);
    assertThat(uploads()).isZero();

    var results = session.push(newPeople(4 + MANY));

    assertThat(uploads()).isOne();
    assertThat(results.subList(0, 4))
        .extracting(r -> written(r).effect())
        .containsOnly(Effect.UNCHANGED);
    assertThat(results.subList(4, 4 + MANY))
        .extracting(r -> written(r).effect())
        .containsOnly(Effect.CREATED);
    var last = written(results.getLast()).image();
    assertThat(last.marker()).isEqualTo("bulk-9");
    assertThat(last.image("email")).isEqualTo(Image.of("bulk9@example.com"));
    assertThat(rig.peopleAt("bulk9@example.com")).isOne();
  }

  @Test
  void whoseAddressIsTakenIsRefusedAndNotWrittenOver() {
    var known = store().createLead(Map.of("email", "Bulk1@example.com", "lastName", "Kept"));
    var pushes = new ArrayList<>(newPeople(MANY));
    pushes.add(rig.newPerson("bulk-same", "BULK2@example.com"));
    pushes.add(
        new Push.CreatePerson("bulk-none", RecordKind.LEAD, Map.of("lastName", Image.of("N"))));

    var results = session.push(pushes);

    assertThat(uploads()).isOne();
    assertThat(results.get(1))
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("1005"));
    assertThat(results.get(MANY)).isInstanceOf(PushResult.Refused.class);
    assertThat(results.get(MANY + 1)).isInstanceOf(PushResult.Refused.class);
    assertThat(results.stream().filter(r -> r instanceof PushResult.Written)).hasSize(MANY - 1);
    assertThat(store().leadsAt("bulk1@example.com"))
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(Json.text(lead, "id")).isEqualTo(known);
              assertThat(Json.text(lead, "lastName")).isEqualTo("Kept");
              assertThat(Json.text(lead, "unisonoId")).isEmpty();
            });
    assertThat(rig.peopleAt("bulk2@example.com")).isOne();
  }

  @Test
  void rowsThatFailAreRefusedWithTheirReason() {
    rig.simulator().faults().arm(Fault.PARTIAL_BATCH_FAILURE);
    var results = session.push(newPeople(MANY));
    assertThat(uploads()).isOne();
    for (int i = 0; i < MANY; i++) {
      if (i % 3 == 2) {
        assertThat(results.get(i))
            .isInstanceOfSatisfying(
                PushResult.Refused.class, r -> assertThat(r.message()).contains("Transient"));
      } else {
        assertThat(results.get(i)).isInstanceOf(PushResult.Written.class);
      }
      assertThat(rig.peopleAt("bulk" + i + "@example.com")).isEqualTo(i % 3 == 2 ? 0 : 1);
    }
  }

  @Test
  void anAnswerLostAfterTheFileWasTakenLeavesPeopleInDoubtWhoAreFoundLaterAndNotDoubled() {
    rig.simulator().faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    var pushes = newPeople(MANY);
    assertThat(session.push(pushes))
        .allMatch(r -> r instanceof PushResult.InDoubt(var marker) && marker != null);
    queueMovesOn();
    assertThat(session.byMarker(RecordKind.LEAD, "bulk-3").orElseThrow()).hasSize(1);
    assertThat(session.push(pushes))
        .extracting(r -> written(r).effect())
        .containsOnly(Effect.UNCHANGED);
    assertThat(uploads()).isOne();
    assertThat(rig.peopleAt("bulk3@example.com")).isOne();
  }

  @Test
  void troubleWhileTheFileIsWorkedOnNeverMeansThatNothingWasWritten() {
    var account = rig.account();
    var settings = new HashMap<>(account.settings());
    settings.put("bulkThreshold", "4");
    var few = new Account(account.baseUrl(), settings, account.secrets());
    var stormy =
        new MarketoConnector(time -> rig.simulator().faults().arm(Fault.STORM_429, 3))
            .open(few, budget(), clock);
    assertThat(stormy.push(newPeople(MANY))).allMatch(r -> r instanceof PushResult.InDoubt);
    rig.simulator().faults().clearAll();
    queueMovesOn();
    assertThat(rig.peopleAt("bulk0@example.com")).isOne();
  }

  @Test
  void aFullQueueIsTriedAgainLaterForPeopleAndGoneRoundForMembers() {
    var twin = twin("bk-full");
    var people = people(MANY);
    for (int i = 0; i < 10; i++) {
      store().importPeople("email\nother" + i + "@example.com\n");
    }
    assertThat(session.push(newPeople(MANY))).allMatch(r -> r instanceof PushResult.NotSent);
    assertThat(rig.peopleAt("bulk0@example.com")).isZero();
    assertThat(session.push(added(twin, people, "Invited")))
        .allMatch(r -> r instanceof PushResult.Written);
    assertThat(rig.members(twin)).isEqualTo(MANY);
  }

  @Test
  void peopleAreNotMadeByAFileWhereACampaignGreetsThem() {
    store().createTriggerCampaign("Welcome", "Person is Created", "");
    assertThat(session.push(newPeople(MANY)))
        .allMatch(
            r -> r instanceof PushResult.Refused no && no.code().equals("wouldStartAutomation"));
    assertThat(uploads()).isZero();
  }

  @Test
  void manyMembersOfOneStatusGoInOneFileWithOurMark() {
    var twin = twin("bk-1");
    var people = people(MANY);
    var results = session.push(added(twin, people, "Invited"));
    assertThat(uploads()).isOne();
    for (var result : results) {
      assertThat(written(result).effect()).isEqualTo(Effect.CREATED);
      assertThat(status(written(result))).isEqualTo(Image.of("Invited"));
      assertThat(written(result).image().marker()).startsWith("m-");
    }
    assertThat(session.push(added(twin, people, "Invited")))
        .extracting(r -> written(r).effect())
        .containsOnly(Effect.UNCHANGED);
    assertThat(uploads()).isOne();
    assertThat(rig.members(twin)).isEqualTo(MANY);
  }

  /// Each status has a file of its own, or calls where it has few people.
  @Test
  void statusesAreCountedEachForItself() {
    var twin = twin("bk-2");
    var people = people(MANY + 2);
    var pushes = new ArrayList<>(added(twin, people.subList(0, MANY), "Invited"));
    pushes.addAll(added(twin, people.subList(MANY, MANY + 2), "Attended"));
    assertThat(session.push(pushes)).allMatch(r -> r instanceof PushResult.Written);
    assertThat(uploads()).isOne();
    assertThat(status(twin, people.getLast())).isEqualTo("Attended");
  }

  @Test
  void whoSharesAnAddressOrHasNoneIsWrittenByIdAndNobodyIsMade() {
    var twin = twin("bk-3");
    var people = new ArrayList<>(people(MANY));
    var first = rig.person("shared@example.com");
    var second = rig.person("Shared@example.com");
    var without = new RemoteRef(RecordKind.LEAD, store().createLead(Map.of("lastName", "Bare")));
    people.addAll(List.of(first, without));
    assertThat(session.push(added(twin, people, "Invited")))
        .allMatch(r -> r instanceof PushResult.Written);
    assertThat(uploads()).isOne();
    assertThat(status(twin, first)).isEqualTo("Invited");
    assertThat(status(twin, without)).isEqualTo("Invited");
    assertThat(status(twin, second)).isEmpty();
    assertThat(rig.peopleAt("shared@example.com")).isEqualTo(2);
    assertThat(rig.members(twin)).isEqualTo(MANY + 2);
  }

  @Test
  void aStepUpIsTakenAndAStepDownIsToldAsWhatTheyKeep() {
    var twin = twin("bk-4");
    var people = people(MANY);
    session.push(added(twin, people, "Registered"));
    store().changeStatus(twin.campaign().id(), people.getFirst().id(), "Attended");
    var up =
        people.stream().<Push>map(p -> new Push.SetMemberStatus(twin, p, "No Show", null)).toList();
    var results = session.push(up);
    assertThat(uploads()).isEqualTo(2);
    assertThat(results.getFirst())
        .isInstanceOfSatisfying(
            PushResult.Projected.class,
            p -> assertThat(p.stored().image("status")).isEqualTo(Image.of("Attended")));
    assertThat(results.subList(1, MANY))
        .extracting(r -> written(r).effect())
        .containsOnly(Effect.CHANGED);
  }

  @Test
  void membersWhoWereNotAnsweredAreInDoubtAndOnceThereTheyStand() {
    var twin = twin("bk-5");
    var people = people(MANY);
    var pushes = added(twin, people, "Invited");
    rig.simulator().faults().arm(Fault.FAIL_500_AFTER_WRITE, 1);
    assertThat(session.push(pushes)).allMatch(r -> r instanceof PushResult.InDoubt);
    queueMovesOn();
    assertThat(session.push(pushes))
        .extracting(r -> written(r).effect())
        .containsOnly(Effect.UNCHANGED);
    assertThat(rig.members(twin)).isEqualTo(MANY);
  }

  @Test
  void noFileGoesWhereASmartCampaignListensOrWouldGreetWhoIsMadeByMistake() {
    var twin = twin("bk-6");
    var people = people(MANY);
    store().createTriggerCampaign("Welcome", "Person is Created", "");
    assertThat(session.push(added(twin, people, "Invited")))
        .allMatch(r -> r instanceof PushResult.Written);
    store().createTriggerCampaign("Thanks", "Program Status is Changed", "Twin bk-6");
    var up =
        people.stream()
            .<Push>map(p -> new Push.SetMemberStatus(twin, p, "Attended", null))
            .toList();
    assertThat(session.push(up))
        .allMatch(
            r -> r instanceof PushResult.Refused no && no.code().equals("wouldStartAutomation"));
    assertThat(uploads()).isZero();
  }

  @Test
  void membersTooManyToListAreReadFromAnExportAsTheListingShowsThem() {
    var twin = twin("bk-7");
    var small = twin("bk-8");
    var people = people(2 * MANY);
    session.push(added(twin, people, "Invited"));
    session.push(added(small, people.subList(0, 2), "Attended"));
    var scope = new Scope(List.of(twin, small));
    var listed = images(changes(Stream.MEMBERS, scope, fromTheStart()));
    var before = listing(RecordKind.MEMBER, scope);
    marketo().instance.automate(Json.object().put("membersPerRead", MANY));

    var exported = images(changes(Stream.MEMBERS, scope, fromTheStart()));

    assertThat(exported).hasSize(2 * MANY + 2).isEqualTo(listed);
    assertThat(files()).isGreaterThan(2);
    long jobs = jobs();
    var after = listing(RecordKind.MEMBER, scope);
    assertThat(after.refs()).isEqualTo(before.refs());
    assertThat(after.whole()).isTrue();
    assertThat(jobs()).isEqualTo(jobs + 1);
  }

  @Test
  void whatChangesAfterTheExportIsToldByTheLog() {
    var twin = twin("bk-9");
    var people = people(MANY);
    session.push(added(twin, people, "Invited"));
    marketo().instance.automate(Json.object().put("membersPerRead", 2));
    var cursor = fromTheStart();
    changes(Stream.MEMBERS, Scope.of(twin), cursor);
    store().changeStatus(twin.campaign().id(), people.getFirst().id(), "Attended");
    assertThat(changes(Stream.MEMBERS, Scope.of(twin), cursor).toString()).contains("Attended");
  }

  private long files() {
    return count("GET", ".*/export/.*/file.json");
  }

  private long jobs() {
    return count("POST", ".*/export/create.json");
  }

  private long count(String method, String target) {
    return rig.simulator().journal().calls().stream()
        .filter(c -> c.method().equals(method) && c.target().matches(target))
        .count();
  }

  private static Map<String, Map<String, Image>> images(List<Change> changes) {
    var images = new TreeMap<String, Map<String, Image>>();
    for (var change : changes) {
      if (change instanceof Change.Upserted(RemoteRecord record)) {
        images.put(record.ref().id(), record.fields());
      }
    }
    return images;
  }
}
