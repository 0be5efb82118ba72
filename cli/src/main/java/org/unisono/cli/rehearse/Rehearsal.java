package org.unisono.cli.rehearse;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.unisono.cli.systems.SimulatedAccount;
import org.unisono.cli.systems.Waiting;
import org.unisono.connector.Budget;
import org.unisono.connector.Connector;
import org.unisono.simulators.Simulator;
import tools.jackson.databind.JsonNode;

/// Plays a connection through on copies of both sides: what was read of the other side stands in a
/// simulator, and the people and campaigns of this side in an installation of its own. The real
/// ones are only read.
public final class Rehearsal {

  private static final long UNLIMITED = Long.MAX_VALUE / 4;
  private static final int MOST_RUNS = 12;
  private static final int QUIET_RUNS = 2;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration SAY = Duration.ofSeconds(5);
  private static final List<String> STREAMS =
      List.of("campaigns", "statuses", "people", "members", "responses", "consent");

  private final Client real;
  private final Client copy;
  private final Connector connector;
  private final Simulator simulator;
  private final LongSupplier mailsHere;
  private final PrintWriter out;

  private long saidAt = System.nanoTime();
  private String listening = "";

  /// @param real the installation whose connection is played; only read
  /// @param copy the installation that holds the people and campaigns of the real one
  /// @param mailsHere how many mails the copy has sent
  public Rehearsal(
      Client real,
      Client copy,
      Connector connector,
      Simulator simulator,
      LongSupplier mailsHere,
      PrintWriter out) {
    this.real = real;
    this.copy = copy;
    this.connector = connector;
    this.simulator = simulator;
    this.mailsHere = mailsHere;
    this.out = out;
  }

  /// How it ended.
  public enum Outcome {
    /// The last two rounds wrote nothing, nobody was removed and no mail was sent.
    AT_REST,
    /// Something of that did not hold; the report says what.
    NOT_AT_REST
  }

  /// @param connection as `GET /api/v1/connections/{id}` shows it
  /// @throws IllegalStateException naming what stands in the way
  public Outcome play(JsonNode connection) {
    var id = connection.path("id").asString();
    var twins = real.all("/api/v1/twins?connectionId=" + id);
    if (twins.isEmpty()) {
      throw new IllegalStateException(
          "No campaign is paired over this connection yet. Pair those that you want to rehearse:"
              + " while the connection watches, nothing is written.");
    }
    var form =
        copy.all("/api/v1/connectors").stream()
            .filter(c -> c.path("key").asString().equals(connector.key()))
            .findFirst()
            .orElseThrow();
    var account = SimulatedAccount.of(form, simulator.ready());
    var counterparts = buildTheirs(id, account, twins);
    var rehearsed = connect(connection, account);
    run(rehearsed);
    pair(twins, counterparts, rehearsed);
    run(rehearsed);
    say("2. Watched: %s", planned(rehearsed));
    arm(rehearsed);
    listening = listening(id);
    return report(rehearsed, untilRest(rehearsed));
  }

  private Map<String, String> buildTheirs(
      String connection, SimulatedAccount account, List<JsonNode> twins) {
    var clock = InstantSource.system();
    var session = connector.open(account.account(), new Budget(UNLIMITED, clock), clock);
    var copied = new Tally();
    var leftOut = new Tally();
    var fill =
        new FillSimulator(
            real,
            connection,
            connector,
            session,
            new Pusher(session, clock, leftOut),
            Ranks.read(real, twins),
            copied,
            leftOut,
            this::progress);
    Set<String> paired =
        twins.stream()
            .map(t -> t.path("remoteId").asString(""))
            .filter(remote -> !remote.isEmpty())
            .collect(Collectors.toSet());
    var counterparts = fill.fill(paired);
    say(
        "1. %s, as it was read: %,d campaigns that are paired, %,d statuses, %,d people, %,d members,"
            + " %,d opt-outs",
        connector.name(),
        copied.of("campaigns"),
        copied.of("statuses"),
        copied.of("people"),
        copied.of("members"),
        copied.of("opt-outs"));
    say("   left out: %s", leftOut);
    return counterparts;
  }

  /// The same connection at the simulator, with its maps and its rule.
  private String connect(JsonNode connection, SimulatedAccount account) {
    var name = connection.path("name").asString();
    var made = copy.post("/api/v1/connections", account.draft(name)).path("id").asString();
    Map<String, Object> as = new LinkedHashMap<>();
    as.put("createPeople", connection.path("createPeople").asString());
    if (!connection.path("inclusion").isNull() && !connection.path("inclusion").isMissingNode()) {
      as.put("inclusion", connection.path("inclusion"));
    }
    copy.patch("/api/v1/connections/" + made, as);
    for (var map : real.all(path(connection.path("id").asString()) + "/maps")) {
      copyMap(connection.path("id").asString(), made, map.path("kind").asString());
    }
    return made;
  }

  private void copyMap(String from, String to, String kind) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (var row : real.get(path(from) + "/maps/" + kind).path("rows")) {
      if (row.path("changed").asBoolean()) {
        Map<String, Object> changed = new LinkedHashMap<>();
        for (var name : List.of("ours", "theirs", "way", "policy", "blanks")) {
          changed.put(name, row.path(name).asString());
        }
        rows.add(changed);
      }
    }
    if (!rows.isEmpty()) {
      try {
        copy.patch(path(to) + "/maps/" + kind, Map.of("rows", rows));
      } catch (NotTaken refused) {
        say("   the map of a %s is as usual: %s", kind, refused.why());
      }
    }
  }

  private void pair(List<JsonNode> twins, Map<String, String> counterparts, String connection) {
    for (var twin : twins) {
      var theirs = twin.path("remoteId").asString("");
      var there = counterparts.get(theirs);
      if (!theirs.isEmpty() && there == null) {
        continue;
      }
      Map<String, Object> link = new LinkedHashMap<>();
      link.put("connectionId", connection);
      if (there != null) {
        link.put("remoteId", there);
      }
      var campaign = twin.path("campaignId").asString();
      var made = copy.post("/api/v1/campaigns/" + campaign + "/connect", link);
      answerStatuses(twin.path("id").asString(), made.path("id").asString());
    }
  }

  /// What people have answered about statuses holds in the rehearsal too.
  private void answerStatuses(String from, String to) {
    List<Map<String, String>> answered = new ArrayList<>();
    for (var pair : real.all("/api/v1/twins/" + from + "/statuses")) {
      if (!pair.path("proposed").asBoolean() && !pair.path("theirs").asString("").isEmpty()) {
        answered.add(
            Map.of("ours", pair.path("ours").asString(), "theirs", pair.path("theirs").asString()));
      }
    }
    if (!answered.isEmpty()) {
      copy.put("/api/v1/twins/" + to + "/statuses", Map.of("items", answered));
    }
  }

  private void arm(String connection) {
    for (var stream : copy.all(path(connection) + "/streams")) {
      var name = stream.path("key").asString();
      var reach = stream.path("reach").asString();
      if (STREAMS.contains(name) && !reach.equals("impossible")) {
        var mode = reach.equals("in") || reach.equals("out") ? reach : "both";
        copy.patch(path(connection) + "/streams/" + name, Map.of("mode", mode));
      }
    }
  }

  /// The real system is asked, and only asked: the copy has none of its automations.
  private String listening(String connection) {
    try {
      var names =
          real.all(path(connection) + "/listeners").stream()
              .map(l -> l.path("name").asString())
              .toList();
      return names.isEmpty()
          ? "nothing"
          : "nothing, as writes that would start these are refused: " + String.join(", ", names);
    } catch (NotTaken refused) {
      return "not known: " + refused.why();
    }
  }

  private String planned(String connection) {
    var pending =
        copy.all(path(connection) + "/streams").stream()
            .filter(s -> s.path("pending").asInt() > 0)
            .map(s -> "%,d %s".formatted(s.path("pending").asInt(), s.path("key").asString()))
            .toList();
    return pending.isEmpty()
        ? "nothing would be written"
        : "to be written are " + String.join(", ", pending);
  }

  /// @param runs how many it took
  /// @param asked what the brake asked about
  private record Rest(int runs, int asked, boolean reached) {}

  /// Runs both ways, and confirms what the brake asks, until two runs have written nothing.
  private Rest untilRest(String connection) {
    int asked = 0;
    int quiet = 0;
    var before = totals(connection);
    for (int run = 1; run <= MOST_RUNS; run++) {
      run(connection);
      int held = confirmBrakes(connection);
      asked += held;
      var now = totals(connection);
      int here = now.of("here") - before.of("here");
      int there = now.of("there") - before.of("there");
      say(
          "   round %d: %,d written here, %,d there%s",
          run,
          here,
          there,
          held == 0 ? "" : "; the brake asks about %,d, and is told to go on".formatted(held));
      quiet = there + here + held == 0 ? quiet + 1 : 0;
      before = now;
      if (quiet == QUIET_RUNS) {
        return new Rest(run, asked, true);
      }
    }
    return new Rest(MOST_RUNS, asked, false);
  }

  /// What all runs did, those that began by themselves too.
  private Tally totals(String connection) {
    var totals = new Tally();
    for (var run : copy.all(path(connection) + "/runs")) {
      run.path("counts").properties().forEach(e -> totals.add(e.getKey(), e.getValue().asInt()));
    }
    return totals;
  }

  private int confirmBrakes(String connection) {
    int held = 0;
    for (var brake : copy.all(path(connection) + "/inbox?kind=brake")) {
      held += brake.path("count").asInt();
      copy.post(
          path(connection) + "/inbox/" + brake.path("id").asString(), Map.of("take", "confirm"));
    }
    return held;
  }

  private Outcome report(String connection, Rest rest) {
    var totals = totals(connection);
    Map<String, Integer> waiting = new TreeMap<>();
    for (var group : copy.all(path(connection) + "/inbox/groups")) {
      waiting.merge(group.path("reason").asString(), group.path("count").asInt(), Integer::sum);
    }
    long mailsThere = simulator.journal().mailsSent();
    say("3. What would come of it");
    say("   linked: %,d people who are known on both sides", totals.of("linked"));
    say(
        "   written: %,d records here, of which %,d are new members; %,d there",
        totals.of("here"), totals.of("added"), totals.of("there"));
    say(
        "   the brake: %s",
        rest.asked() == 0 ? "not met" : "would ask you about %,d".formatted(rest.asked()));
    say("   waiting for you: %s", Waiting.inWords(waiting));
    say("   set off over there: %s", listening);
    say("   removed: %,d", totals.of("removed"));
    say("   mails sent: %,d here, %,d there", mailsHere.getAsLong(), mailsThere);
    say(
        rest.reached()
            ? "   at rest after %d rounds: the last two wrote nothing on either side"
            : "   not at rest after %d rounds",
        rest.runs());
    var health = copy.get(path(connection)).path("health");
    if (health.isObject()) {
      say("   in the way: %s", health.path("code").asString());
    }
    boolean held =
        rest.reached()
            && totals.of("removed") == 0
            && mailsHere.getAsLong() + mailsThere == 0
            && !health.isObject();
    return held ? Outcome.AT_REST : Outcome.NOT_AT_REST;
  }

  private JsonNode run(String connection) {
    var run = copy.post(path(connection) + "/sync", Map.of()).path("id").asString();
    var now = copy.get(path(connection) + "/runs/" + run);
    while (!List.of("done", "failed").contains(now.path("state").asString())) {
      LockSupport.parkNanos(LOOK.toNanos());
      now = copy.get(path(connection) + "/runs/" + run);
      progress("%,d read".formatted(count(now, "read")));
    }
    if (now.path("state").asString().equals("failed")) {
      throw new IllegalStateException("A run of the rehearsal has failed.");
    }
    return now;
  }

  private static int count(JsonNode run, String what) {
    return run.path("counts").path(what).asInt(0);
  }

  private static String path(String connection) {
    return "/api/v1/connections/" + connection;
  }

  /// At most every few seconds.
  private void progress(String text) {
    if (System.nanoTime() - saidAt > SAY.toNanos()) {
      say("   … %s", text);
    }
  }

  private void say(String text, Object... values) {
    saidAt = System.nanoTime();
    out.println(text.formatted(values));
    out.flush();
  }
}
