package org.unisono.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The plug is pulled while a campaign and its people go to another system and come back from it:
/// there is one campaign and one record of each human on the other side, every status arrives, and
/// nobody is mailed.
class SyncUnderKillsTest {

  static final String NAME = "Cut off";

  /// Few enough that no brake asks.
  private static final int OURS = 35;
  private static final int THEIRS = 40;

  /// Each is work that has left the process, or has come in, and is not yet remembered; the first
  /// such is always the campaign itself.
  private static final List<String> MARKED =
      List.of("sync.peopleWritten", "sync.membersWritten", "sync.pageRead:7");

  private CutOff there = CutOff.from("salesforce");

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    there.simulator().close();
  }

  @Test
  void whatLeftAndWasNotRememberedIsNotSentAgain() {
    syncUnderKills(MARKED, 0);
  }

  @Test
  @Tag("deep")
  void twentyKillsOnTheWayDoubleNobodyAndForgetNobody() {
    List<String> points = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      points.addAll(
          List.of("sync.peopleWritten", "sync.membersWritten", "sync.pageRead:" + 2 * round));
    }
    syncUnderKills(points, 10);
  }

  /// In the middle of a push of each kind, and of a page.
  @ParameterizedTest
  @ValueSource(strings = {"hubspot", "dynamics", "marketo", "activecampaign", "suitecrm"})
  @Tag("deep")
  void whatLeftForAnotherSystemAndWasNotRememberedIsNotSentAgain(String system) {
    there.simulator().close();
    there = CutOff.from(system);
    syncUnderKills(MARKED, 0);
  }

  private void syncUnderKills(List<String> points, int atRandom) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(23);
    var node = Node.start(folder, Map.of("UNISONO_HALT_AT", "sync.campaignWritten"));
    var campaign = campaign(node);
    var connection = connected(node);
    theirPeople();
    node.post("/api/v1/campaigns/" + campaign + "/connect", Map.of("connectionId", connection));
    node.diesByItself();

    for (var point : points) {
      Node.startToDieAt(point, folder, Map.of())
          .ifPresent(
              doomed -> {
                keepBusy(doomed, connection, campaign, random);
                doomed.diesByItself();
              });
    }
    for (int i = 0; i < atRandom; i++) {
      node = Node.start(folder);
      keepBusy(node, connection, campaign, random);
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(20, 700)).toNanos());
      node.kill();
    }
    try (var last = Node.start(folder)) {
      holds(last, connection, campaign);
    }
  }

  /// Something to read and something to write, so that every point is passed. The node may die
  /// before it answers.
  private void keepBusy(Node node, String connection, String campaign, RandomGenerator random) {
    var members = membersThere();
    if (!members.isEmpty()) {
      var one = List.copyOf(members.keySet()).get(random.nextInt(members.size()));
      there.attended(there.campaigns(NAME).getFirst(), one);
    }
    try {
      var extra = "busy" + random.nextInt(1_000_000) + "@example.org";
      node.post("/api/v1/people", Map.of("email", extra, "lastName", "Busy"));
      node.post(
          "/api/v1/campaigns/" + campaign + "/members",
          Map.of("email", extra, "status", "Registered"));
      node.post(path(connection) + "/sync", Map.of());
    } catch (java.io.UncheckedIOException itDied) {
      assertThat(itDied).isNotNull();
    }
  }

  private void theirPeople() {
    for (int i = 0; i < THEIRS; i++) {
      there.makePerson("their" + i + "@example.org", "Their" + i);
    }
  }

  private static String campaign(Node node) {
    var campaign = id(node.post("/api/v1/campaigns", Map.of("name", NAME, "type", "webinar")));
    List<Map<String, Object>> members = new ArrayList<>();
    for (int i = 0; i < OURS; i++) {
      var email = "our" + i + "@example.org";
      node.post("/api/v1/people", Map.of("email", email, "lastName", "Our" + i));
      members.add(Map.of("email", email, "status", "Registered"));
    }
    node.post("/api/v1/campaigns/" + campaign + "/members", members);
    return campaign;
  }

  private String connected(Node node) {
    Map<String, Object> account = new HashMap<>(there.account());
    account.put("name", "There");
    account.put("baseUrl", there.simulator().baseUrl().toString());
    account.put("createPeople", "both");
    var connection = id(node.post("/api/v1/connections", account));
    for (var stream : there.streams()) {
      node.patch(path(connection) + "/streams/" + stream, Map.of("mode", "both"));
    }
    return connection;
  }

  private static String path(String connection) {
    return "/api/v1/connections/" + connection;
  }

  private void holds(Node node, String connection, String campaign) {
    sync(node, connection);
    sync(node, connection);
    settle(node, connection);
    sync(node, connection);
    var members = members(node, campaign);
    var theirs = membersThere();
    assertThat(there.campaigns(NAME)).as("one campaign there").hasSize(1);
    assertThat(there.addresses()).as("one record of each human there").doesNotHaveDuplicates();
    assertThat(theirs.values()).as("each is a member there once").allMatch(s -> s.size() == 1);
    assertThat(theirs).as("each is a member there").hasSameSizeAs(members);
    assertThat(statusCounts(theirs.values().stream().map(List::getFirst)))
        .as("the statuses agree")
        .isEqualTo(statusCounts(members.stream().map(m -> m.path("status").asString())));
    assertThat(there.simulator().journal().mailsSent()).as("nobody is mailed").isZero();
    for (var member : members) {
      var history =
          node.get(
              "/api/v1/campaigns/%s/members/%s/history"
                  .formatted(campaign, member.path("personId").asString()));
      assertThat(history.path("items").size())
          .as("joined once, and raised once at most")
          .isBetween(1, 2);
    }
  }

  /// What was raised there before we could remember what we had written is a question, no guess.
  private static void settle(Node node, String connection) {
    var inbox = path(connection) + "/inbox";
    for (var item : node.get(inbox + "?limit=1000").path("items")) {
      assertThat(item.path("kind").asString()).as(item.toString()).isEqualTo("conflict");
      assertThat(item.path("theirs").asString()).isEqualToIgnoringCase("Attended");
      node.post(inbox + "/" + id(item), Map.of("take", "theirs"));
    }
  }

  /// The statuses of each member there, by address.
  private Map<String, List<String>> membersThere() {
    return there.campaigns(NAME).stream().findFirst().map(there::members).orElse(Map.of());
  }

  private static List<JsonNode> members(Node node, String campaign) {
    return node.get("/api/v1/campaigns/" + campaign + "/members?limit=1000")
        .path("items")
        .valueStream()
        .toList();
  }

  private static Map<String, Long> statusCounts(Stream<String> statuses) {
    return statuses.collect(
        Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static void sync(Node node, String connection) {
    var run = path(connection) + "/runs/" + id(node.post(path(connection) + "/sync", Map.of()));
    await(
        () -> List.of("done", "failed").contains(node.get(run).path("state").asString()),
        "the run ends");
  }

  private static void await(BooleanSupplier condition, String promise) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(promise).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private static String id(JsonNode made) {
    return made.path("id").asString();
  }
}
