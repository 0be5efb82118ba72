package org.unisono.connectors.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Account;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
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
import tools.jackson.databind.JsonNode;

/// Opportunities, which only come in, by the activity log.
class MarketoDealsTest extends ContractCase {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new MarketoRig(time);
  }

  private MarketoRig marketo() {
    return (MarketoRig) rig;
  }

  private MarketoStore store() {
    return marketo().instance.store();
  }

  private Account account(String... more) {
    var account = rig.account();
    var settings = new HashMap<>(account.settings());
    settings.put(more[0], more[1]);
    return new Account(account.baseUrl(), settings, account.secrets());
  }

  /// In Swiss francs.
  @Override
  protected Session open() {
    return rig.connector().open(account("currency", "chf"), budget(), clock);
  }

  private String deal(String id, RemoteRef lead) {
    var guid =
        store()
            .putOpportunity(
                Map.of(
                    "externalOpportunityId", id,
                    "name", "Deal " + id,
                    "amount", "1604.47",
                    "closeDate", "2026-12-20",
                    "stage", "Proposal"));
    store().addToOpportunity(id, lead.id(), "Buyer", true);
    return guid;
  }

  private List<Change> read(List<Cursor> cursor) {
    return changes(Stream.DEALS, Scope.ALL, cursor);
  }

  private RemoteRecord record(String guid) {
    return read(fromTheStart()).stream()
        .filter(c -> c.ref().id().equals(guid))
        .map(c -> ((Change.Upserted) c).record())
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  @Test
  void anOpportunityComesWithItsMoneyItsPersonAndWhatBecameOfIt() {
    var buyer = rig.person("buyer@example.com");
    var guid = deal("E-1", buyer);
    var open = record(guid);
    assertThat(open.ref()).isEqualTo(new RemoteRef(RecordKind.DEAL, guid));
    assertThat(open.links()).isEqualTo(Map.of(Link.PERSON, buyer));
    assertThat(open.fields())
        .containsEntry("name", Image.of("Deal E-1"))
        .containsEntry("amount", Image.of("1604.47"))
        .containsEntry("currency", Image.of("CHF"))
        .containsEntry("closeDate", Image.of("2026-12-20"))
        .containsEntry("stage", Image.of("Proposal"))
        .containsEntry("isWon", Image.of("false"))
        .containsEntry("isClosed", Image.of("false"));
    store().putOpportunity(Map.of("externalOpportunityId", "E-1", "isWon", true, "isClosed", true));
    assertThat(record(guid).fields())
        .containsEntry("isWon", Image.of("true"))
        .containsEntry("isClosed", Image.of("true"));
    assertThat(session.fields(RecordKind.DEAL).orElseThrow())
        .extracting(f -> f.name() + "=" + f.concept())
        .contains("isWon=won", "isClosed=closed", "closeDate=closeDate", "currency=currency");
  }

  @Test
  void thePrimaryRoleIsTheOneWhoCounts() {
    var first = rig.person("first@example.com");
    var main = rig.person("main@example.com");
    var guid = deal("E-2", main);
    store().addToOpportunity("E-2", first.id(), "User", false);
    assertThat(record(guid).links()).isEqualTo(Map.of(Link.PERSON, main));
    store().removeFromOpportunity("E-2", main.id());
    store().putOpportunity(Map.of("externalOpportunityId", "E-2", "stage", "Lost sight"));
    assertThat(record(guid).links()).isEqualTo(Map.of(Link.PERSON, first));
  }

  @Test
  void aLaterPassTakesWhatChangedAndTakesItAgainOnlyWithinTheOverlap() {
    var buyer = rig.person("later@example.com");
    var other = rig.person("other@example.com");
    var moved = deal("E-3", buyer);
    deal("E-4", other);
    var cursor = fromTheStart();
    read(cursor);
    clock.pass(Duration.ofHours(1));
    store().putOpportunity(Map.of("externalOpportunityId", "E-3", "amount", "9.90"));
    assertThat(ids(read(cursor))).contains(moved);
    assertThat(ids(read(cursor))).containsExactly(moved);
  }

  @Test
  void manyAreReadInBatchesAndNobodyTakesACallOfTheirOwn() {
    var account = account("pageSize", "199");
    var made = new HashSet<String>();
    IntStream.range(0, 150)
        .forEach(i -> made.add(deal("MANY-" + i, rig.person("many" + i + "@example.com"))));
    var wide = rig.connector().open(account, budget(), clock);
    long before = rig.simulator().journal().apiCalls();
    var seen = new HashSet<String>();
    var cursor = Cursor.START;
    for (boolean complete = false; !complete; ) {
      var page = wide.changes(Stream.DEALS, Scope.ALL).since(cursor).orElseThrow();
      seen.addAll(ids(page.changes()));
      cursor = page.next();
      complete = page.complete();
    }
    assertThat(seen).containsAll(made);
    assertThat(rig.simulator().journal().apiCalls() - before).isLessThan(30);
  }

  @Test
  void aSearchThatIsCutShortIsAskedForTheRest() {
    var made = new HashSet<String>();
    var log = new ArrayList<JsonNode>();
    for (int i = 0; i < 6; i++) {
      var lead = rig.person("cut" + i + "@example.com");
      made.add(deal("CUT-" + i, lead));
      log.add(Json.object().put("leadId", lead.id()));
    }
    var api = ((MarketoSession) session).api();
    var opportunities = new Opportunities(api, new People(api, rig.account()), rig.account());
    opportunities.fields();
    rig.simulator().faults().arm(Fault.MISSING_PAGE, 1);
    assertThat(ids(opportunities.changes(log))).isEqualTo(made);
  }

  @Test
  void aLinkWithACrmThatKeepsThemAwayStopsNothingAndTheyComeOnceItIsGone() {
    var guid = deal("E-5", rig.person("linked@example.com"));
    marketo().instance.automate(Json.object().put("crmSync", true));
    var cursor = fromTheStart();
    assertThat(read(cursor)).isEmpty();
    assertThat(session.fields(RecordKind.DEAL).orElseThrow()).isEmpty();
    assertThat(changes(Stream.PEOPLE, Scope.ALL, fromTheStart())).isNotEmpty();
    assertThat(read(cursor)).isEmpty();
    marketo().instance.automate(Json.object().put("crmSync", false));
    assertThat(ids(read(cursor))).contains(guid);
  }

  @Test
  void dealsOfPeopleWhomALinkWithACrmKeepsComeFromThere() {
    var theirs = rig.person("theirs@example.com");
    var alsoTheirs = rig.person("alsotheirs@example.com");
    var carried = deal("006A000000AbCdE", theirs);
    var alsoCarried = deal("D-1", alsoTheirs);
    var own = deal("E-6", rig.person("own@example.com"));
    store().linkWithSalesforce(theirs.id(), "003A000000XyZ12");
    store().linkWithDynamics(alsoTheirs.id(), "Contact", "6f1c2a90-0000-4000-8000-000000000001");
    assertThat(ids(read(fromTheStart()))).contains(own).doesNotContain(carried, alsoCarried);
  }

  @Test
  void withoutACurrencyADealHasNoAmountAndAWrongOneIsNamedInTheSetUp() {
    deal("E-7", rig.person("bare@example.com"));
    for (var account : List.of(rig.account(), account("currency", "francs"))) {
      var bare = rig.connector().open(account, budget(), clock);
      var cursor = Cursor.START;
      var page = bare.changes(Stream.DEALS, Scope.ALL).since(cursor).orElseThrow();
      while (page.changes().isEmpty()) {
        page = bare.changes(Stream.DEALS, Scope.ALL).since(page.next()).orElseThrow();
      }
      var record = ((Change.Upserted) page.changes().getFirst()).record();
      assertThat(record.unreadable()).containsExactly("amount");
      assertThat(record.image("currency")).isInstanceOf(Image.Blank.class);
    }
    assertThat(rig.connector().check(account("currency", "francs"), budget(), clock))
        .extracting(c -> c.cause())
        .contains("currencyUnknown");
    assertThat(rig.connector().check(account("currency", "chf"), budget(), clock))
        .allMatch(c -> c.cause().isEmpty());
  }

  @Test
  void onceACurrencyIsNamedTheDealsThatCameWithoutAnAmountComeAgain() {
    var guid = deal("E-11", rig.person("named@example.com"));
    var bare = rig.connector().open(rig.account(), budget(), clock);
    var cursor = Cursor.START;
    for (boolean complete = false; !complete; ) {
      var page = bare.changes(Stream.DEALS, Scope.ALL).since(cursor).orElseThrow();
      cursor = page.next();
      complete = page.complete();
    }
    clock.pass(Duration.ofHours(1));
    var again = read(new ArrayList<>(List.of(cursor)));
    assertThat(ids(again)).contains(guid);
    assertThat(((Change.Upserted) again.getLast()).record().image("amount"))
        .isEqualTo(Image.of("1604.47"));
  }

  @Test
  void whatIsGoneIsNoEvidenceAndAnIdWithACommaIsPassedOver() {
    var buyer = rig.person("gone@example.com");
    deal("E-8", buyer);
    var comma = deal("E,9", buyer);
    var stays = deal("E-10", buyer);
    store().deleteOpportunity("E-8");
    var changes = read(fromTheStart());
    assertThat(changes).allMatch(c -> c instanceof Change.Upserted);
    assertThat(ids(changes)).contains(stays).doesNotContain(comma);
  }
}
