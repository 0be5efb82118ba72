package org.unisono.connectors.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import org.unisono.simulators.Fault;
import org.unisono.simulators.activecampaign.ActiveCampaignStore;

/// Deals, which only come in.
class ActiveCampaignDealsTest extends ContractCase {
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

  private String deal(RemoteRef contact, String value, String currency) {
    return store()
        .createDeal(
            Map.of(
                "title",
                "Deal of " + value,
                "contact",
                contact.id(),
                "value",
                value,
                "currency",
                currency,
                "stage",
                "1"));
  }

  private List<Change> read(List<Cursor> cursor) {
    return changes(Stream.DEALS, Scope.ALL, cursor);
  }

  private RemoteRecord record(String id) {
    return read(fromTheStart()).stream()
        .filter(c -> c.ref().id().equals(id))
        .map(c -> ((Change.Upserted) c).record())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aDealComesWithItsMoneyItsStageItsPersonAndWhatBecameOfIt() {
    var buyer = rig.person("buyer@example.com");
    var stages = store().createPipeline("Renewals", List.of("Due", "Signed"));
    var id = deal(buyer, "45678", "usd");
    store().updateDeal(id, Map.of("stage", stages.get(1), "status", "1"));
    var record = record(id);
    assertThat(record.ref()).isEqualTo(new RemoteRef(RecordKind.DEAL, id));
    assertThat(record.links()).isEqualTo(Map.of(Link.PERSON, buyer));
    assertThat(record.fields())
        .containsEntry("title", Image.of("Deal of 45678"))
        .containsEntry("amount", Image.of("456.78"))
        .containsEntry("currency", Image.of("USD"))
        .containsEntry("stage", Image.of("Signed"))
        .containsEntry("pipeline", Image.of("Renewals"))
        .containsEntry("won", Image.of("true"))
        .containsEntry("closed", Image.of("true"));
    store().updateDeal(id, Map.of("status", "2"));
    assertThat(record(id).fields())
        .containsEntry("won", Image.of("false"))
        .containsEntry("closed", Image.of("true"));
    store().updateDeal(id, Map.of("status", "0"));
    assertThat(record(id).fields())
        .containsEntry("won", Image.of("false"))
        .containsEntry("closed", Image.of("false"));
  }

  @Test
  void theValueIsInTheSmallestUnitOfItsCurrency() {
    var buyer = rig.person("units@example.com");
    var amounts = Map.of("eur", "123.45", "jpy", "12345", "kwd", "12.345");
    amounts.forEach(
        (currency, amount) ->
            assertThat(record(deal(buyer, "12345", currency)).image("amount"))
                .as(currency)
                .isEqualTo(Image.of(amount)));
  }

  @Test
  void whatCannotBeUnderstoodIsUnreadableAndStopsNothing() {
    var buyer = rig.person("odd@example.com");
    var odd = deal(buyer, "100", "xx1");
    var good = deal(buyer, "200", "eur");
    assertThat(record(odd).unreadable()).containsExactlyInAnyOrder("amount", "currency");
    assertThat(record(odd).image("won")).isEqualTo(Image.of("false"));
    assertThat(record(good).image("amount")).isEqualTo(Image.of("2.00"));
    var row = Json.object().put("id", "7").put("currency", "eur");
    row.put("value", "12,50").put("status", "9").put("title", "").put("contact", "0");
    row.put("stage", "99").put("group", "98");
    var page = Json.object();
    page.putArray("deals").add(row);
    var strange = new Deals(((ActiveCampaignSession) session).api()).records(page).getFirst();
    var unreadable = new Unknown(Why.UNREADABLE);
    assertThat(strange.fields())
        .containsEntry("amount", unreadable)
        .containsEntry("won", unreadable)
        .containsEntry("closed", unreadable)
        .containsEntry("stage", Image.of("99"));
    assertThat(strange.links()).isEmpty();
    assertThat(strange.modified()).isNull();
  }

  @Test
  void aDealOfAPipelineThatTheKeyMayNotSeeIsNotTaken() {
    var buyer = rig.person("hidden@example.com");
    var stages = store().createPipeline("Secret", List.of("First"));
    var id = deal(buyer, "900", "eur");
    store().updateDeal(id, Map.of("stage", stages.getFirst()));
    assertThat(ids(read(fromTheStart()))).contains(id);
    store().shutPipelineOf(stages.getFirst());
    assertThat(ids(read(fromTheStart()))).doesNotContain(id).isNotEmpty();
  }

  @Test
  void manyDealsAreReadWholeThoughPagesAreShortComeTwiceAndADealGoes() {
    var buyer = rig.person("many@example.com");
    var made = new HashSet<String>();
    IntStream.range(0, 11).forEach(i -> made.add(deal(buyer, "10" + i, "eur")));
    assertThat(ids(read(fromTheStart()))).containsAll(made);
    for (var fault : List.of(Fault.MISSING_PAGE, Fault.DUPLICATE_PAGE)) {
      rig.simulator().faults().arm(fault, 1);
      assertThat(ids(read(fromTheStart()))).as(fault.name()).containsAll(made);
    }
    var first = session.changes(Stream.DEALS, Scope.ALL).since(Cursor.START).orElseThrow();
    var gone = first.changes().getFirst().ref().id();
    store().deleteDeal(gone);
    made.remove(gone);
    var rest = ids(read(new ArrayList<>(List.of(first.next()))));
    rest.addAll(ids(first.changes()));
    assertThat(rest).containsAll(made);
  }

  @Test
  void aListingThatNeverAgreesEndsAndIsReadAgain() {
    var made = new HashSet<String>();
    IntStream.range(0, 9)
        .forEach(i -> made.add(deal(rig.person("never" + i + "@example.com"), "1", "eur")));
    var source = session.changes(Stream.DEALS, Scope.ALL);
    var page = source.since(Cursor.START).orElseThrow();
    rig.simulator().faults().arm(Fault.MISSING_PAGE, 1_000);
    for (int calls = 0; !page.complete(); calls++) {
      assertThat(calls).isLessThan(50);
      page = source.since(page.next()).orElseThrow();
    }
    rig.simulator().faults().clearAll();
    assertThat(ids(read(new ArrayList<>(List.of(page.next()))))).containsAll(made);
  }

  @Test
  void laterPassesTakeWhatChangedAndANewNameOfAStageTakesAllAgain() {
    var buyer = rig.person("later@example.com");
    var old = deal(buyer, "100", "eur");
    var moved = deal(buyer, "200", "eur");
    var cursor = fromTheStart();
    read(cursor);
    clock.pass(Duration.ofDays(4));
    store().updateDeal(moved, Map.of("value", "300"));
    read(cursor);
    assertThat(ids(read(cursor))).contains(moved).doesNotContain(old);
    store().renameStage("1", "First talk");
    var all = read(cursor);
    assertThat(ids(all)).contains(old, moved);
    assertThat(all)
        .filteredOn(c -> c.ref().id().equals(old))
        .allMatch(
            c -> ((Change.Upserted) c).record().image("stage").equals(Image.of("First talk")));
  }

  @Test
  void aPlanWithoutDealsSaysSoAndStopsNothingElse() {
    site().site.dropSalesFromPlan();
    var reading = session.changes(Stream.DEALS, Scope.ALL).since(Cursor.START);
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            f ->
                assertThat(Objects.requireNonNull(f.trouble()))
                    .isInstanceOf(Trouble.RightsMissing.class));
    changes(Stream.PEOPLE, Scope.ALL, fromTheStart());
    assertThat(rig.connector().check(rig.account(), budget(), clock))
        .allMatch(c -> c.cause().isEmpty());
  }

  @Test
  void aDealThatIsGoneIsProvedByTwoListings() {
    var buyer = rig.person("lost@example.com");
    var gone = new RemoteRef(RecordKind.DEAL, deal(buyer, "100", "eur"));
    var before = listing(RecordKind.DEAL, Scope.ALL);
    store().deleteDeal(gone.id());
    var first = listing(RecordKind.DEAL, Scope.ALL);
    var second = listing(RecordKind.DEAL, Scope.ALL);
    assertThat(before.refs()).contains(gone);
    assertThat(second.provesGone(gone, first, before.rights())).isTrue();
  }

  @Test
  void idsThatWereSeenFitIntoACursor() {
    var seen = SeenIds.of("");
    List.of("1", "2", "3", "7", "9", "8", "2", "x", "99999999999").forEach(seen::add);
    assertThat(seen).hasToString("1-3,7-9");
    assertThat(SeenIds.of(seen.toString()).count()).isEqualTo(6);
    assertThat(SeenIds.of("").toString()).isEmpty();
  }
}
