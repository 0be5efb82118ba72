package org.unisono.cli.rehearse;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
  private static final Duration SAY = Duration.ofSeconds(5);
  private static final String NOT_PAIRED =
      "No campaign is paired over this connection yet, and none bears the same name on both sides."
          + " Pair those that you want to rehearse: while the connection watches, nothing is"
          + " written.";
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
  private Tally told = new Tally();
  private long mailsTold;
  private final Rounds rounds;

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
    rounds = new Rounds(copy, line -> say("%s", line), this::progress);
  }

  /// How it ended.
  public enum Outcome {
    /// The last two rounds wrote nothing, nobody was removed and no mail was sent.
    AT_REST,
    /// Something of that did not hold; the report says what.
    NOT_AT_REST
  }

  /// Which campaigns of the other side are played.
  public enum Reach {
    /// Those that are paired, and those that bear the same name here.
    ALL,
    /// Those that are paired; the other system is not asked for anybody else.
    PAIRED
  }

  /// @param connection as `GET /api/v1/connections/{id}` shows it
  /// @throws IllegalStateException naming what stands in the way
  public Outcome play(JsonNode connection, Reach reach) {
    var id = connection.path("id").asString();
    var twins = real.all("/api/v1/twins?connectionId=" + id);
    if (twins.isEmpty() && reach == Reach.PAIRED) {
      throw new IllegalStateException(NOT_PAIRED);
    }
    var form =
        copy.all("/api/v1/connectors").stream()
            .filter(c -> c.path("key").asString().equals(connector.key()))
            .findFirst()
            .orElseThrow();
    var account = SimulatedAccount.of(form, simulator.ready());
    var here = here(twins);
    var filled = buildTheirs(id, account, twins, SameName.names(here), reach);
    var alike = SameName.among(here, filled.unpaired());
    if (twins.isEmpty() && alike.pairs().isEmpty()) {
      throw new IllegalStateException(NOT_PAIRED);
    }
    var rehearsed = connect(connection, account);
    rounds.run(rehearsed);
    listening = listening(id);
    boolean held = true;
    if (!twins.isEmpty()) {
      say("2. With the campaigns that are paired");
      held = play(rehearsed, () -> pair(twins, filled.counterparts(), rehearsed));
    }
    if (reach == Reach.ALL) {
      say(
          "3. With those of the same name paired too: %,d of %,d here and %,d there that nobody has"
              + " paired%s",
          alike.pairs().size(),
          here.size(),
          filled.unpaired().size(),
          alike.unclear() == 0
              ? ""
              : "; %,d more names are borne by several".formatted(alike.unclear()));
      if (!alike.pairs().isEmpty()) {
        held &= play(rehearsed, () -> pairAlike(alike, filled.counterparts(), rehearsed));
      }
    }
    return held ? Outcome.AT_REST : Outcome.NOT_AT_REST;
  }

  /// Watches first, as an installation does; then writes until nothing is left to be written.
  private boolean play(String connection, Runnable pairing) {
    arm(connection, Armed.NO);
    pairing.run();
    rounds.run(connection);
    say("   watched: %s", planned(connection));
    arm(connection, Armed.YES);
    return report(connection, rounds.untilRest(connection));
  }

  /// Campaigns of ours that nobody has paired over this connection.
  private List<SameName.Named> here(List<JsonNode> twins) {
    var paired =
        twins.stream().map(t -> t.path("campaignId").asString()).collect(Collectors.toSet());
    return real.all("/api/v1/campaigns").stream()
        .filter(c -> !paired.contains(c.path("id").asString()))
        .map(c -> new SameName.Named(c.path("id").asString(), c.path("name").asString("")))
        .toList();
  }

  private FillSimulator.Filled buildTheirs(
      String connection,
      SimulatedAccount account,
      List<JsonNode> twins,
      Set<String> alike,
      Reach reach) {
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
            ByHand.of(simulator),
            Ranks.read(real, twins),
            copied,
            leftOut,
            this::progress);
    Set<String> paired =
        twins.stream()
            .map(t -> t.path("remoteId").asString(""))
            .filter(remote -> !remote.isEmpty())
            .collect(Collectors.toSet());
    var others = reach == Reach.ALL ? FillSimulator.Others.COPIED : FillSimulator.Others.LEFT_OUT;
    var filled = fill.fill(paired, alike, others);
    say(
        "1. %s, as it was read: %,d campaigns that are paired and %,d that nobody has paired, %,d"
            + " statuses, %,d people, %,d members, %,d opt-outs, %,d responses",
        connector.name(),
        copied.of("paired"),
        filled.unpaired().size(),
        copied.of("statuses"),
        copied.of("people"),
        copied.of("members"),
        copied.of("opt-outs"),
        copied.of("responses"));
    say("   left out: %s", leftOut);
    return filled;
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

  private void pairAlike(SameName alike, Map<String, String> counterparts, String connection) {
    alike
        .pairs()
        .forEach(
            (campaign, theirs) ->
                copy.post(
                    "/api/v1/campaigns/" + campaign + "/connect",
                    Map.of(
                        "connectionId",
                        connection,
                        "remoteId",
                        Objects.requireNonNull(counterparts.get(theirs)))));
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

  /// Whether a connection writes.
  private enum Armed {
    YES,
    NO
  }

  private void arm(String connection, Armed armed) {
    for (var stream : copy.all(path(connection) + "/streams")) {
      var name = stream.path("key").asString();
      var reach = stream.path("reach").asString();
      if (STREAMS.contains(name) && !reach.equals("impossible")) {
        var most = reach.equals("in") || reach.equals("out") ? reach : "both";
        var mode = armed == Armed.YES ? most : "watch";
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

  /// What came of it since the report before.
  private boolean report(String connection, Rounds.Rest rest) {
    var all = rounds.totals(connection);
    var totals = all.since(told);
    told = all;
    Map<String, Integer> waiting = new TreeMap<>();
    for (var group : copy.all(path(connection) + "/inbox/groups")) {
      waiting.merge(group.path("reason").asString(), group.path("count").asInt(), Integer::sum);
    }
    long mailsThere = simulator.journal().mailsSent() - mailsTold;
    mailsTold += mailsThere;
    say("   What would come of it");
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
    return rest.reached()
        && totals.of("removed") == 0
        && mailsHere.getAsLong() + mailsThere == 0
        && !health.isObject();
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
