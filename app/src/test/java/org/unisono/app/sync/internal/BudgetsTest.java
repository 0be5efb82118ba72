package org.unisono.app.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.access.Users;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;
import org.unisono.connector.Budget;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Waiting;
import org.unisono.simulators.salesforce.SalesforceSimulator;
import tools.jackson.databind.JsonNode;

/// What was spent of a connection's budget is known after a restart, and to another node.
class BudgetsTest extends RoomTest {

  private static final Duration DAY = Duration.ofHours(24);

  @Autowired private Systems systems;
  @Autowired private SecretBox secrets;
  @Autowired private ConnectionStore store;
  @Autowired private LineMaps maps;
  @Autowired private TwinStore twins;
  @Autowired private BudgetStore spent;
  @Autowired private UserThereStore usersThere;
  @Autowired private Users users;
  @Autowired private BusyStore busy;
  @Autowired private OneAtATime oneAtATime;
  @Autowired private TransactionTemplate transactions;
  @Autowired private DSLContext sql;

  private final SalesforceSimulator salesforce =
      Objects.requireNonNull(SalesforceSimulator.start(0));
  private UUID connection = UUID.randomUUID();

  @BeforeEach
  void connect() {
    var account = salesforce.ready();
    var answer =
        api()
            .post(
                "/api/v1/connections",
                Map.of(
                    "system",
                    "salesforce",
                    "name",
                    "Budgets " + Samples.word(),
                    "baseUrl",
                    salesforce.baseUrl().toString(),
                    "settings",
                    Map.of("clientId", account.path("clientId").asString()),
                    "secrets",
                    Map.of("clientSecret", account.path("clientSecret").asString()),
                    "createPeople",
                    "none"));
    assertThat(answer.status()).isEqualTo(201);
    connection = UUID.fromString(answer.id());
  }

  @AfterEach
  void close() {
    salesforce.close();
  }

  private String path() {
    return "/api/v1/connections/" + connection;
  }

  private JsonNode page() {
    return api().get(path()).body();
  }

  private void sync() {
    var run = path() + "/runs/" + api().post(path() + "/sync", Map.of()).id();
    await(() -> List.of("done", "failed").contains(api().get(run).body().path("state").asString()));
  }

  /// As after a restart, or on another node.
  private OpenLines another() {
    return new OpenLines(systems, secrets, store, maps, twins, spent, usersThere, users, clock);
  }

  private Line open(OpenLines lines) {
    return lines.open(store.find(connection).orElseThrow(), UUID.randomUUID());
  }

  private Budget node(long limit) {
    return new Budget(limit, List.of(), spent.of(connection), clock, Waiting.REAL);
  }

  private long own() {
    return sql.fetchSingle(
            "select own from sync.budgets where connection_id = {0}", DSL.val(connection))
        .get(0, Long.class);
  }

  @Test
  void aRestartGoesOnWithWhatWasSpent() {
    sync();
    long before = page().path("spentCalls").asLong();
    assertThat(before).isPositive();

    var restarted = another();
    var line = open(restarted);
    assertThat(restarted.settled(connection).spent()).isEqualTo(before);
    assertThat(restarted.settled(connection).limit())
        .isEqualTo(page().path("grantedCalls").asLong());

    line.fields(RecordKind.CAMPAIGN);
    long after = restarted.settled(connection).spent();
    assertThat(after).isGreaterThan(before);
    sync();
    assertThat(page().path("spentCalls").asLong()).isGreaterThan(after);
  }

  @Test
  void twoNodesTogetherKeepToTheShare() {
    var one = CompletableFuture.supplyAsync(() -> taken(node(400)));
    var two = CompletableFuture.supplyAsync(() -> taken(node(400)));
    assertThat(one.join() + two.join()).isEqualTo(180);
    assertThat(own()).isEqualTo(180);
    clock.advance(DAY);
    assertThat(taken(node(400))).isEqualTo(180);
  }

  private static int taken(Budget budget) {
    int taken = 0;
    while (budget.take(Lane.ORDINARY).isEmpty()) {
      taken++;
    }
    return taken;
  }

  @Test
  void aVendorThatWantsNoCallsIsLeftAloneAfterARestartToo() {
    var until = clock.instant().plus(DAY).truncatedTo(ChronoUnit.SECONDS);
    node(100_000).closeUntil(until);

    var restarted = another();
    open(restarted);
    assertThat(restarted.settled(connection).take(Lane.CONSENT)).contains(until);
    sync();
    assertThat(page().path("health").path("code").asString()).isEqualTo("throttled");
    assertThat(page().path("spentCalls").asLong()).isZero();
  }

  @Test
  void whatWasBookedAndNotUsedIsGivenBackWhenANodeStops() {
    var lines = another();
    open(lines).fields(RecordKind.CAMPAIGN);
    long booked = own();
    lines.settleAll();
    assertThat(own()).isPositive().isLessThan(booked);
    assertThat(lines.settled(connection).spent()).isEqualTo(own());
  }

  @Test
  void aCallStaysSpentWhenWhatItWasForIsTakenBack() {
    var budget = node(1_000);
    transactions.executeWithoutResult(
        status -> {
          budget.take(Lane.ORDINARY);
          status.setRollbackOnly();
        });
    budget.settle();
    assertThat(own()).isEqualTo(1);
  }

  @Test
  void callsArePacedUnlessTheOtherSystemIsOnThisMachine() {
    var connector = systems.of("activecampaign");
    assertThat(OpenLines.paces(connector, URI.create("https://acme.api-us1.com")))
        .isNotEmpty()
        .isEqualTo(connector.paces());
    assertThat(OpenLines.paces(connector, URI.create("http://127.0.0.1:8080"))).isEmpty();
    assertThat(OpenLines.paces(connector, URI.create("http://localhost:8080"))).isEmpty();
    assertThat(OpenLines.paces(connector, URI.create("https://localhost.example"))).isNotEmpty();
  }

  @Test
  void aRunThatWaitsForItsTurnKeepsItsConnection() {
    var run = UUID.randomUUID();
    assertThat(busy.take(connection, run)).isTrue();
    sql.execute(
        "update sync.connections set busy_until = clock_timestamp() where id = {0}",
        DSL.val(connection));
    oneAtATime.during(connection, run, Duration.ofMillis(20), () -> await(this::isKept));
    assertThat(busy.take(connection, UUID.randomUUID())).isFalse();
    busy.free(connection, run);
  }

  private boolean isKept() {
    return sql.fetchSingle(
            """
            select busy_until > clock_timestamp() + interval '1 minute'
            from sync.connections where id = {0}
            """,
            DSL.val(connection))
        .get(0, Boolean.class);
  }
}
