package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unisono.app.jobs.Plug;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;
import org.unisono.simulators.dynamics.DynamicsSimulator;
import tools.jackson.databind.JsonNode;

/// Random histories through the whole room, with three systems at once, faults, and runs that
/// break off: at rest nothing is written, and every edit is a value, a question or history.
class SyncHistoriesTest extends SyncRoomTest {

  private static final List<String> STATUSES =
      List.of("Invited", "Registered", "Attended", "No show", "Cancelled");
  private static final List<String> BREAKS =
      List.of("sync.pageRead", "sync.membersWritten", "sync.peopleWritten");
  private static final int PEOPLE = 3;

  /// Longer than a vendor asks us to wait.
  private static final Duration RATE_LIMIT = Duration.ofMinutes(70);

  private final DynamicsSimulator dynamics = Objects.requireNonNull(DynamicsSimulator.start(0));
  private final ThreeSystems systems = new ThreeSystems(salesforce, hubSpot, dynamics);
  private final Map<String, String> connections = new HashMap<>();
  private Duration waited = Duration.ZERO;

  @AfterEach
  void closeDynamics() {
    clock.advance(waited.negated());
    Plug.breakAt("");
    dynamics.close();
  }

  @Test
  void atRestNothingIsWrittenAndNoEditDisappears() {
    histories(1, 6);
  }

  @Test
  @Tag("deep")
  void atRestNothingIsWrittenAndNoEditDisappearsInTwoHundredHistories() {
    histories(1_000, 200);
  }

  private void histories(long from, int count) {
    connections.put("salesforce", toSalesforce("both"));
    connections.put("hubspot", toHubSpot("both"));
    connections.put("dynamics", toDynamics());
    connections.values().forEach(this::arm);
    for (long seed = from; seed < from + count; seed++) {
      new History(seed).live();
    }
    assertThat(systems.mails()).isZero();
  }

  private String toDynamics() {
    var ready = dynamics.ready();
    return connect(
        "dynamics",
        dynamics.baseUrl().toString(),
        Map.of(
            "tenant", ready.path("tenant").asString(),
            "clientId", ready.path("clientId").asString(),
            "loginUrl", dynamics.baseUrl().toString()),
        Map.of("clientSecret", ready.path("clientSecret").asString()),
        "both");
  }

  /// An edit of a status on one side; `here` for ours.
  private record Edit(String side, String email, String status) {}

  /// One campaign from its first join to its rest.
  private final class History {

    private final long seed;
    private final Random random;
    private final String campaign;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> twins = new HashMap<>();
    private final List<String> emails = new ArrayList<>();
    private final Map<String, Edit> lastEdits = new HashMap<>();
    private final List<String> out = new ArrayList<>();
    private final List<String> acts = new ArrayList<>();

    History(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.campaign = campaign("History " + seed + " " + Samples.word());
      for (int i = 0; i < PEOPLE; i++) {
        var email = Samples.email();
        var last = "History" + Samples.word();
        systems.know(email, last);
        emails.add(email);
        people.put(email, person("", last, email));
      }
    }

    void live() {
      for (var email : emails) {
        add(campaign, Objects.requireNonNull(people.get(email)), pick(STATUSES));
      }
      ThreeSystems.NAMES.forEach(this::join);
      cycle();
      cycle();
      for (int step = 0; step < 4 + random.nextInt(6); step++) {
        act();
      }
      ThreeSystems.NAMES.forEach(n -> systems.simulator(n).faults().clearAll());
      Plug.breakAt("");
      // What still runs may meet its fault yet.
      cycle();
      waited = waited.plus(RATE_LIMIT);
      clock.advance(RATE_LIMIT);
      cycle();
      cycle();
      long writes = systems.writes();
      cycle();
      cycle();
      assertThat(systems.writes()).as("writes at rest, seed %d", seed).isEqualTo(writes);
      check();
      twins.values().forEach(t -> api().patch("/api/v1/twins/" + t, Map.of("stopped", true)));
    }

    private void join(String system) {
      var twin = pair(campaign, connection(system), "");
      assertThat(twin.status()).as(twin.body().toString()).isEqualTo(201);
      twins.put(system, twin.id());
    }

    private String connection(String system) {
      return Objects.requireNonNull(connections.get(system));
    }

    private String pick(List<String> of) {
      return of.get(random.nextInt(of.size()));
    }

    private void cycle() {
      ThreeSystems.NAMES.forEach(n -> sync(connection(n)));
    }

    private String remote(String system) {
      return api()
          .get("/api/v1/twins?campaignId=" + campaign + "&connectionId=" + connection(system))
          .items()
          .path(0)
          .path("remoteId")
          .asString("");
    }

    private void act() {
      var email = pick(emails);
      var status = pick(STATUSES);
      var system = pick(ThreeSystems.NAMES);
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> setHere(email, status);
        case 3, 4, 5 -> setThere(system, email, status);
        case 6 -> {
          acts.add("opt-out in " + system + " of " + email);
          systems.optOut(system, email);
          out.add(email);
        }
        case 7 -> {
          var fault = fault();
          acts.add(fault + " in " + system);
          systems.simulator(system).faults().arm(fault, 1);
        }
        case 8 -> {
          var point = pick(BREAKS);
          acts.add("break at " + point);
          Plug.breakAt(point);
        }
        default -> {
          acts.add("sync " + system);
          sync(connection(system));
        }
      }
    }

    private Fault fault() {
      return List.of(
              Fault.STORM_429,
              Fault.FAIL_500_AFTER_WRITE,
              Fault.EXPIRE_TOKEN_MID_PAGE,
              Fault.DUPLICATE_PAGE,
              Fault.GARBAGE_HTML,
              Fault.CLOCK_SKEW_MINUTES)
          .get(random.nextInt(6));
    }

    private void setHere(String email, String status) {
      var path = "/api/v1/campaigns/" + campaign + "/members/" + people.get(email);
      var done = api().patch(path, Map.of("status", status));
      if (done.status() == 200) {
        acts.add(email + " here to " + status);
        lastEdits.put("here " + email, new Edit("here", email, status));
      }
    }

    private void setThere(String system, String email, String status) {
      if (systems.set(system, remote(system), email, status)) {
        acts.add(email + " in " + system + " to " + status);
        lastEdits.put(system + " " + email, new Edit(system, email, status));
      }
    }

    private void check() {
      Map<String, List<JsonNode>> waiting = new HashMap<>();
      for (var system : ThreeSystems.NAMES) {
        waiting.put(
            system,
            api()
                .get(path(connection(system)) + "/inbox?limit=1000")
                .items()
                .valueStream()
                .toList());
      }
      for (var email : emails) {
        for (var system : ThreeSystems.NAMES) {
          assertThat(systems.people(system, email))
              .as("doubles in %s, seed %d", system, seed)
              .hasSize(1);
          agrees(system, email, Objects.requireNonNull(waiting.get(system)));
        }
        assertThat(systems.salesforceMembers(remote("salesforce"), email))
            .as("members in Salesforce, seed %d", seed)
            .hasSize(1);
      }
      lastEdits.values().forEach(e -> isKept(e, waiting));
      out.forEach(this::isOutEverywhere);
    }

    private boolean isAsked(List<JsonNode> items, String email) {
      return items.stream()
          .anyMatch(i -> i.path("personId").asString("").equals(people.get(email)));
    }

    private String ours(String email) {
      return member(campaign, Objects.requireNonNull(people.get(email))).path("status").asString();
    }

    /// What a system can only show as something else stands as a projection in the ledger. An
    /// event in HubSpot goes on showing who took part, beside our list of who is invited now.
    private void agrees(String system, String email, List<JsonNode> waiting) {
      var there = systems.status(system, remote(system), email);
      if (system.equals("hubspot") && !ThreeSystems.isAttendance(ours(email))) {
        return;
      }
      if (there.isPresent() && !there.get().equals(ours(email)) && !isAsked(waiting, email)) {
        var said = ledger(system, email);
        assertThat(said.path(0).path("outcome").asString(""))
            .as(
                "%s shows %s, we %s of %s; seed %d\n%s\n%s\n%s",
                system,
                there.get(),
                ours(email),
                email,
                seed,
                String.join("\n", acts),
                said,
                history(email)
                    + "\n"
                    + api().get(path(connection(system)) + "/runs?limit=12").items()
                    + "\n"
                    + api().get("/api/v1/twins/" + twins.get(system)).body()
                    + "\n"
                    + api().get(path(connection(system)) + "/plan").body()
                    + "\n"
                    + waiting)
            .isEqualTo("projected");
      }
    }

    private JsonNode ledger(String system, String email) {
      var all = api().get(path(connection(system)) + "/ledger?limit=500").items();
      var found = Api.JSON.createArrayNode();
      all.forEach(
          e -> {
            if (e.path("personId").asString("").equals(people.get(email))
                && e.path("stream").asString("").equals("members")) {
              found.add(e);
            }
          });
      return found;
    }

    /// What became of it, with its reason, where it was not taken.
    private String ledgers(String email) {
      return ThreeSystems.NAMES.stream()
          .map(n -> ledger(n, email).toString().toUpperCase(Locale.ROOT))
          .collect(Collectors.joining());
    }

    private String history(String email) {
      return api()
          .get("/api/v1/campaigns/" + campaign + "/members/" + people.get(email) + "/history")
          .items()
          .toString();
    }

    private void isKept(Edit edit, Map<String, List<JsonNode>> waiting) {
      var history = history(edit.email());
      boolean asked = waiting.values().stream().anyMatch(items -> isAsked(items, edit.email()));
      assertThat(
              ours(edit.email()).equals(edit.status())
                  || asked
                  || ledgers(edit.email())
                      .contains("\"" + edit.status().toUpperCase(Locale.ROOT) + "\"")
                  || history.contains("\"" + edit.status() + "\""))
          .as("lost %s, seed %d\n%s\n%s", edit, seed, String.join("\n", acts), history)
          .isTrue();
    }

    private void isOutEverywhere(String email) {
      assertThat(api().get("/api/v1/people/" + people.get(email) + "/consents").body().toString())
          .as("seed %d", seed)
          .contains("denied");
      for (var system : ThreeSystems.NAMES) {
        assertThat(systems.isOut(system, email)).as("%s, seed %d", system, seed).isTrue();
      }
    }
  }
}
