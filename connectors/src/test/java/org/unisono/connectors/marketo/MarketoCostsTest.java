package org.unisono.connectors.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Account;
import org.unisono.connector.Change;
import org.unisono.connector.Cursor;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Session;
import org.unisono.connector.Stream;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Blank;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import org.unisono.simulators.Json;
import org.unisono.simulators.marketo.MarketoStore;

/// Period costs of programs, for whoever asks for them.
class MarketoCostsTest extends ContractCase {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new MarketoRig(time);
  }

  private MarketoStore store() {
    return ((MarketoRig) rig).instance.store();
  }

  private Account asking() {
    var account = rig.account();
    var settings = new HashMap<>(account.settings());
    settings.put("fields.campaign", "costs");
    return new Account(account.baseUrl(), settings, account.secrets());
  }

  /// The costs are mapped.
  @Override
  protected Session open() {
    return rig.connector().open(asking(), budget(), clock);
  }

  private Image costs(List<Change> changes, String program) {
    return changes.stream()
        .filter(c -> c.ref().id().equals(program))
        .map(c -> ((Change.Upserted) c).record().image("costs"))
        .findFirst()
        .orElseThrow();
  }

  private List<Change> read(List<Cursor> cursor) {
    return changes(Stream.CAMPAIGNS, Scope.ALL, cursor);
  }

  private long singleReads() {
    return rig.simulator().journal().calls().stream()
        .filter(c -> c.target().matches(".*/asset/v1/program/\\d+\\.json.*"))
        .count();
  }

  @Test
  void theSumOfAllPeriodsIsReadAndReadAgainWhenItChanges() {
    var program = rig.campaign("Costly");
    store().addCost(program, "2026-11-01", 1500);
    store().addCost(program, "2026-12-01", 250);
    var cursor = fromTheStart();
    assertThat(costs(read(cursor), program)).isEqualTo(Image.of("1750"));
    clock.pass(Duration.ofHours(1));
    store().addCost(program, "2027-01-01", -50);
    assertThat(costs(read(cursor), program)).isEqualTo(Image.of("1700"));
    var ref = new RemoteRef(RecordKind.CAMPAIGN, program);
    assertThat(session.read(ref).orElseThrow().orElseThrow().image("costs"))
        .isEqualTo(Image.of("1700"));
  }

  @Test
  void onlyProgramsThatChangedTakeACall() {
    rig.campaign("First");
    clock.pass(Duration.ofMinutes(5));
    var second = rig.campaign("Second");
    var cursor = fromTheStart();
    read(cursor);
    assertThat(singleReads()).isEqualTo(rig.campaigns().size());
    long before = singleReads();
    read(cursor);
    assertThat(singleReads() - before).as("the newest may have changed once more").isOne();
    store().addCost(second, "2026-12-01", 5);
    assertThat(costs(read(cursor), second)).isEqualTo(Image.of("5"));
    clock.pass(Duration.ofHours(1));
    rig.rename(second, "Second, renamed");
    before = singleReads();
    read(cursor);
    assertThat(singleReads() - before).isOne();
    assertThat(ids(read(cursor))).containsExactly(second);
  }

  @Test
  void whoDoesNotAskForThemPaysNoCall() {
    var program = rig.campaign("Unasked");
    store().addCost(program, "2026-12-01", 99);
    var plain = rig.connector().open(rig.account(), budget(), clock);
    var cursor = Cursor.START;
    for (boolean complete = false; !complete; ) {
      var page = plain.changes(Stream.CAMPAIGNS, Scope.ALL).since(cursor).orElseThrow();
      assertThat(page.changes())
          .allMatch(c -> !((Change.Upserted) c).record().fields().containsKey("costs"));
      cursor = page.next();
      complete = page.complete();
    }
    assertThat(singleReads()).isZero();
  }

  @Test
  void aProgramWithoutCostsIsBlankAndOneOfSalesforceIsNotTaken() {
    var free = rig.campaign("Free");
    var emptied = rig.campaign("Emptied");
    store().updateProgram(emptied, Map.of("costs", "[]"));
    var linked = rig.campaign("Linked");
    store().addCost(linked, "2026-12-01", 700);
    store().linkProgram(linked, "701A000000AbCdE");
    var changes = read(fromTheStart());
    assertThat(costs(changes, free)).isInstanceOf(Blank.class);
    assertThat(costs(changes, emptied)).isEqualTo(Image.of("0"));
    assertThat(costs(changes, linked)).isEqualTo(new Unknown(Why.NOT_RETURNED));
  }

  @Test
  void whatIsNoNumberIsUnreadable() {
    var row = Json.object().put("id", 7).put("name", "Odd");
    row.put("updatedAt", "2026-11-27T01:38:33Z+0000");
    row.putArray("costs").addObject().put("cost", "a lot");
    var programs = new Programs(((MarketoSession) session).api(), asking());
    assertThat(programs.record(row).unreadable()).containsExactly("costs");
    row.remove("costs");
    assertThat(programs.record(row).image("costs")).isEqualTo(new Unknown(Why.NOT_RETURNED));
  }

  @Test
  void theyAreReadAndNeverWritten() {
    assertThat(session.fields(RecordKind.CAMPAIGN).orElseThrow())
        .filteredOn(f -> f.name().equals("costs"))
        .singleElement()
        .matches(f -> f.use() == Use.READ_ONLY && "actualCost".equals(f.concept()));
    var program = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Kept"));
    store().addCost(program.id(), "2026-12-01", 10);
    var push = new Push.UpdateCampaign(program, Map.of("costs", Image.of("5")), Map.of());
    assertThat(push(push)).isInstanceOf(PushResult.Refused.class);
    assertThat(session.read(program).orElseThrow().orElseThrow().image("costs"))
        .isEqualTo(Image.of("10"));
  }
}
