package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unisono.app.jobs.Plug;
import org.unisono.app.testing.Api;
import org.unisono.app.testing.Samples;
import org.unisono.simulators.Fault;
import org.unisono.simulators.dynamics.DynamicsSimulator;

/// Random histories through the whole room, with three systems at once, faults, and runs that
/// break off: at rest nothing is written, and every edit is a value, a question or history.
class SyncHistoriesTest extends SyncRoomTest {

  private static final List<String> STATUSES =
      List.of("Invited", "Registered", "Attended", "No show", "Cancelled");
  private static final List<String> BREAKS =
      List.of("sync.pageRead", "sync.membersWritten", "sync.peopleWritten");
  /// A kind of record that may not be seen stops its stream for as long as that lasts, which is
  /// looked at in the tests of health.
  private static final List<Fault> FAULTS =
      Arrays.stream(Fault.values()).filter(f -> f != Fault.OBJECT_HIDDEN).toList();

  private static final int MEMBERS = 3;

  /// Who is known everywhere and in nobody's campaign yet.
  private static final int OTHERS = 2;

  /// Longer than a vendor asks us to wait.
  private static final Duration RATE_LIMIT = Duration.ofMinutes(70);

  private final DynamicsSimulator dynamics = Objects.requireNonNull(DynamicsSimulator.start(0));
  private final ThreeSystems systems = new ThreeSystems(salesforce, hubSpot, dynamics);
  private final TheirEdits theirs = new TheirEdits(systems);
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
    int overwritten = 0;
    for (long seed = from; seed < from + count; seed++) {
      overwritten += new History(seed).live();
    }
    assertThat(overwritten).as("met the window of a write").isLessThanOrEqualTo(1 + count / 50);
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

  private boolean isQuiet() {
    return isQuiet(connections.values());
  }

  /// One campaign from its first join to its rest.
  private final class History {

    private final Story story;
    private final Random random;
    private final AtRest rest;

    History(long seed) {
      random = new Random(seed);
      story = new Story(seed, campaign("History " + seed + " " + Samples.word()));
      rest = new AtRest(api(), systems, theirs, connections, story);
      for (int i = 0; i < MEMBERS + OTHERS; i++) {
        var email = Samples.email();
        var last = "History" + Samples.word();
        systems.know(email, last);
        story.people().put(email, person("", last, email));
      }
    }

    /// @return how many edits there were written over in the window that stands on the loss sheet
    int live() {
      for (var email : story.emails().subList(0, MEMBERS)) {
        add(story.campaign(), id(email), pick(STATUSES));
      }
      ThreeSystems.NAMES.forEach(this::join);
      cycle();
      cycle();
      for (int step = 0; step < 6 + random.nextInt(8); step++) {
        act();
      }
      calm();
      cycle();
      cycle();
      long writes = systems.writes();
      cycle();
      assertThat(systems.writes()).as("writes at rest, %s", story.text()).isEqualTo(writes);
      rest.check();
      unsubscribeInPeace();
      rest.twins().forEach(t -> api().patch("/api/v1/twins/" + t, Map.of("stopped", true)));
      return story.overwritten().size();
    }

    /// Nothing goes wrong any more, and what a vendor asked us to wait is over, as is what it asks
    /// of the runs that are still going on. A run that broke off meanwhile comes to its end.
    private void calm() {
      ThreeSystems.NAMES.forEach(n -> systems.simulator(n).faults().clearAll());
      Plug.breakAt("");
      await(SyncHistoriesTest.this::isQuiet);
      waited = waited.plus(RATE_LIMIT);
      clock.advance(RATE_LIMIT);
    }

    private String id(String email) {
      return story.id(email);
    }

    private void join(String system) {
      var twin = pair(story.campaign(), connection(system), "");
      assertThat(twin.status()).as(twin.body().toString()).isEqualTo(201);
    }

    private String connection(String system) {
      return Objects.requireNonNull(connections.get(system));
    }

    private <T> T pick(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    /// Each system once, and whatever that sets off.
    private void cycle() {
      ThreeSystems.NAMES.forEach(n -> sync(connection(n)));
      await(SyncHistoriesTest.this::isQuiet);
    }

    private String remote(String system) {
      return rest.remote(system);
    }

    private void act() {
      var email = pick(story.emails());
      var system = pick(ThreeSystems.NAMES);
      switch (random.nextInt(20)) {
        case 0, 1, 2 -> setHere(email, pick(STATUSES));
        case 3, 4, 5 -> setThere(system, email, pick(STATUSES));
        case 6 -> addHere(email, pick(STATUSES));
        case 7 -> addThere(system, email, pick(STATUSES));
        case 8 -> removeHere(email);
        case 9 -> removeThere(system, email);
        case 10, 11 -> personHere(email, pick(TheirEdits.OF_PEOPLE));
        case 12 -> personThere(system, email, pick(TheirEdits.OF_PEOPLE));
        case 13 -> campaignHere(pick(TheirEdits.OF_CAMPAIGNS));
        case 14 -> campaignThere(system, pick(TheirEdits.OF_CAMPAIGNS));
        case 15 -> optOut(random.nextBoolean() ? system : "here", email);
        case 16, 17 -> goWrong(system);
        case 18 -> {
          var point = pick(BREAKS);
          story.acts().add("break at " + point);
          Plug.breakAt(point);
        }
        default -> {
          story.acts().add("sync " + system);
          sync(connection(system));
        }
      }
    }

    /// Every switch that the three have, those that last until the calm among them.
    private void goWrong(String system) {
      var fault = pick(FAULTS);
      var faults = systems.simulator(system).faults();
      switch (fault) {
        case CLOCK_SKEW_MINUTES -> faults.arm(fault, random.nextBoolean() ? 10 : -10);
        case SLOW_DRIP -> faults.arm(fault, 40);
        case REMOVED_FIELD ->
            faults.arm(fault, of(system, "Lead.Phone", "contacts.phone", "lead.telephone1"));
        case UNKNOWN_PICKLIST_VALUE ->
            faults.arm(
                fault,
                of(
                    system,
                    "Campaign.Status=Quarantined",
                    "campaigns.hs_campaign_status=on_hold",
                    "campaign.typecode=77"));
        case OUT_OF_ORDER_TIMESTAMPS, PARTIAL_BATCH_FAILURE, RIGHTS_NARROWED -> faults.arm(fault);
        case EXPIRE_TOKEN_MID_PAGE,
            STORM_429,
            FAIL_500_AFTER_WRITE,
            DUPLICATE_PAGE,
            MISSING_PAGE,
            GARBAGE_HTML ->
            faults.arm(fault, 1);
        case OBJECT_HIDDEN -> throw new AssertionError(fault);
      }
      story.acts().add(fault + " in " + system);
    }

    private static String of(String system, String... each) {
      return each[ThreeSystems.NAMES.indexOf(system)];
    }

    private void did(String side, String of, String field, String value) {
      var edit = new Story.Edit(side, of, field, value);
      story.did(edit);
      if (!side.equals("here")) {
        systems.simulator(side).journal().calls().stream()
            .findFirst()
            .ifPresent(call -> story.before().put(edit, call));
      }
    }

    private String member(String email) {
      return "/api/v1/campaigns/" + story.campaign() + "/members/" + id(email);
    }

    private void setHere(String email, String status) {
      var done = patched(member(email), Map.of("status", status));
      if (done.status() == 200) {
        did("here", email, "member", status);
      }
    }

    private void setThere(String system, String email, String status) {
      if (systems.set(system, remote(system), email, status)) {
        did(system, email, "member", status);
      }
    }

    private void addHere(String email, String status) {
      var done =
          api()
              .post(
                  "/api/v1/campaigns/" + story.campaign() + "/members",
                  Map.of("personId", id(email), "status", status));
      if (done.status() == 201) {
        did("here", email, "member", status);
      }
    }

    private void addThere(String system, String email, String status) {
      if (theirs.add(system, remote(system), email, status)) {
        did(system, email, "member", status);
      }
    }

    private void removeHere(String email) {
      var now = api().get(member(email));
      if (now.status() == 200 && api().delete(member(email), now.etag()).status() / 100 == 2) {
        did("here", email, "member", "");
      }
    }

    private void removeThere(String system, String email) {
      if (theirs.remove(system, remote(system), email)) {
        did(system, email, "member", "");
      }
    }

    /// A run may come between reading and writing: then it is read again, as a person would.
    private Api.Answer patched(String path, Map<String, ?> change) {
      var done = api().patch(path, change);
      while (done.status() == 412) {
        done = api().patch(path, change);
      }
      return done;
    }

    private String personValue(String field) {
      return field.equals("phone")
          ? "+4930%07d".formatted(random.nextInt(1, 10_000_000))
          : "History" + Samples.word();
    }

    private void personHere(String email, String field) {
      var value = personValue(field);
      Object body = field.equals("phone") ? List.of(value) : value;
      var key = field.equals("phone") ? "phones" : field;
      var done = patched("/api/v1/people/" + id(email), Map.of(key, body));
      assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
      did("here", email, field, value);
    }

    private void personThere(String system, String email, String field) {
      var value = personValue(field);
      theirs.person(system, email, field, value);
      did(system, email, field, value);
    }

    private String campaignValue(String field) {
      return switch (field) {
        case "name" -> "History " + story.seed() + " " + Samples.word();
        case "startDate" -> "2026-12-%02d".formatted(1 + random.nextInt(28));
        default -> String.valueOf(1_000 + random.nextInt(9_000));
      };
    }

    private void campaignHere(String field) {
      var value = campaignValue(field);
      Object body =
          field.equals("budgetedCost") ? Map.of("amount", value, "currency", "EUR") : value;
      var done = patched("/api/v1/campaigns/" + story.campaign(), Map.of(field, body));
      assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
      did("here", "", field, value);
    }

    private void campaignThere(String system, String field) {
      var value = campaignValue(field);
      if (theirs.campaign(system, remote(system), field, value)) {
        did(system, "", field, value);
      }
    }

    private void optOut(String side, String email) {
      story.acts().add("opt-out in " + side + " of " + email);
      story.out().add(email);
      if (side.equals("here")) {
        var done =
            api()
                .post(
                    "/api/v1/people/" + id(email) + "/consents",
                    Map.of("address", email, "purpose", "allMarketing", "state", "denied"));
        assertThat(done.status()).as(done.body().toString()).isEqualTo(201);
        assertThat(rest.isDenied(email)).isTrue();
      } else {
        systems.optOut(side, email);
      }
    }

    /// Once more, where nothing goes wrong: what a system says holds our sends as soon as it has
    /// been read, and is everywhere after one cycle.
    private void unsubscribeInPeace() {
      var still = story.emails().stream().filter(e -> !story.out().contains(e)).toList();
      if (still.isEmpty()) {
        return;
      }
      var email = pick(still);
      var system = pick(ThreeSystems.NAMES);
      optOut(system, email);
      sync(connection(system));
      assertThat(rest.isDenied(email)).as("held at once, %s", story.text()).isTrue();
      cycle();
      rest.isOutEverywhere(email);
    }
  }
}
