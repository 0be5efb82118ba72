package org.unisono.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.cli.mail.MailCatcher;
import tools.jackson.databind.JsonNode;

/// The plug is pulled while people act: what was acknowledged happens exactly once, and nobody gets
/// a mail twice.
class BehaviourUnderKillsTest {

  private static final int PEOPLE_PER_KILL = 40;

  @TempDir private Path folder = Path.of("");

  /// An activity that was committed and not acknowledged, a mail that was marked and not sent, one
  /// that was sent and not settled.
  private static final List<String> MARKED =
      List.of("activities.committed:20", "email.onWire:5", "email.answered:5");

  @Test
  void theWorstMomentsLoseNothingAndRepeatNothing() throws IOException {
    try (var catcher = MailCatcher.start(0)) {
      var node = Node.start(folder, smtp(catcher));
      var campaign = journey(node);
      node.kill();
      Set<Integer> acknowledged = new HashSet<>();
      int until = 0;
      for (var point : MARKED) {
        until += PEOPLE_PER_KILL;
        int upTo = until;
        Node.startToDieAt(point, folder, smtp(catcher))
            .ifPresent(
                doomed -> {
                  postUntilItDies(doomed, acknowledged, upTo);
                  doomed.diesByItself();
                });
      }
      try (var last = Node.start(folder, smtp(catcher))) {
        post(last, acknowledged, until, until);
        holds(last, catcher, campaign, until);
      }
    }
  }

  private static void postUntilItDies(Node node, Set<Integer> acknowledged, int until) {
    try {
      post(node, acknowledged, until, until);
    } catch (UncheckedIOException died) {
      assertThat(acknowledged).hasSizeLessThan(until);
    }
  }

  private static Map<String, String> smtp(MailCatcher catcher) {
    return Map.of(
        "UNISONO_SMTP_HOST", "127.0.0.1", "UNISONO_SMTP_PORT", Integer.toString(catcher.port()));
  }

  @Test
  void twoKillsWhileVisitorsActLoseNothingAndRepeatNothing() throws IOException {
    actUnderKills(2);
  }

  @Test
  @Tag("deep")
  void fifteenKillsWhileVisitorsActLoseNothingAndRepeatNothing() throws IOException {
    actUnderKills(15);
  }

  private void actUnderKills(int kills) throws IOException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    try (var catcher = MailCatcher.start(0)) {
      var smtp = smtp(catcher);
      var node = Node.start(folder, smtp);
      var campaign = journey(node);
      Set<Integer> acknowledged = new HashSet<>();
      int people = kills * PEOPLE_PER_KILL;
      for (int i = 0; i < kills; i++) {
        post(node, acknowledged, people, (i + 1) * PEOPLE_PER_KILL);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(0, 400)).toNanos());
        node.kill();
        node = Node.start(folder, smtp);
      }
      try (var last = node) {
        post(last, acknowledged, people, people);
        holds(last, catcher, campaign, people);
      }
    }
  }

  /// Each of the first `until` people acts once; what is not acknowledged is sent again with its
  /// id.
  private static void post(Node node, Set<Integer> acknowledged, int people, int until) {
    for (int i = 0; i < Math.min(people, until); i++) {
      if (!acknowledged.contains(i)) {
        node.post(
            "/api/v1/activities",
            Map.of(
                "id", "act-" + i,
                "type", "custom.ping",
                "email", address(i),
                "at", Instant.now().toString(),
                "properties", Map.of()));
        acknowledged.add(i);
      }
    }
  }

  private static String address(int i) {
    return "visitor" + i + "@example.org";
  }

  private static String journey(Node node) {
    var campaign = id(node.post("/api/v1/campaigns", Map.of("name", "Webinar", "type", "webinar")));
    var journey =
        id(node.post("/api/v1/campaigns", Map.of("name", "Follow-up", "style", "journey")));
    var template =
        id(
            node.post(
                "/api/v1/templates",
                Map.of(
                    "name",
                    "T",
                    "campaignId",
                    journey,
                    "subject",
                    "Hello",
                    "html",
                    "<p>Hello</p>")));
    var steps =
        Map.of(
            "join",
                Map.of(
                    "act",
                    "campaign.addMember",
                    "params",
                    Map.of("campaignId", campaign, "status", "Registered"),
                    "next",
                    "mail"),
            "mail",
                Map.of(
                    "act", "email.send", "params", Map.of("templateId", template), "next", "score"),
            "score", Map.of("act", "score.add", "params", Map.of("points", 10), "next", "done"),
            "done", Map.of("end", "done"));
    var definition =
        Map.of(
            "entry",
            Map.of("triggers", List.of(Map.of("kind", "custom.ping")), "again", "always"),
            "start",
            "join",
            "steps",
            steps);
    var flow =
        id(
            node.post(
                "/api/v1/campaigns/" + journey + "/flows",
                Map.of("name", "F", "definition", definition)));
    node.post("/api/v1/flows/" + flow + "/publish", Map.of());
    return campaign;
  }

  private static void holds(Node node, MailCatcher catcher, String campaign, int people) {
    var path = "/api/v1/campaigns/" + campaign;
    await(() -> node.get(path).path("memberCount").asInt() == people, "everybody is a member");
    await(() -> reached(node, catcher).size() == people, "everybody has a mail, or is in doubt");
    var mails = mailed(catcher);
    assertThat(mails.values()).as("nobody gets a mail twice").allMatch(n -> n == 1);
    await(() -> scores(node).size() >= people, "everybody has a score");
    assertThat(scores(node)).as("every score was added once").allMatch(s -> s == 10);
    var histories = new HashSet<Integer>();
    for (var member : node.get(path + "/members?limit=50").path("items")) {
      var history = path + "/members/" + member.path("personId").asString() + "/history";
      histories.add(node.get(history).path("items").size());
    }
    assertThat(histories).as("each was added once").containsOnly(1);
  }

  private static Map<String, Integer> mailed(MailCatcher catcher) {
    var counts = new HashMap<String, Integer>();
    catcher.messages().forEach(m -> m.to().forEach(to -> counts.merge(to, 1, Integer::sum)));
    return counts;
  }

  /// A mail that arrived and was not answered is in both: it counts once.
  private static Set<String> reached(Node node, MailCatcher catcher) {
    var reached = new HashSet<>(mailed(catcher).keySet());
    reached.addAll(inDoubt(node));
    return reached;
  }

  private static Set<String> inDoubt(Node node) {
    var addresses = new HashSet<String>();
    node.get("/api/v1/email/in-doubt?limit=1000")
        .path("items")
        .forEach(d -> addresses.add(d.path("address").asString("")));
    return addresses;
  }

  private static List<Integer> scores(Node node) {
    return node.get("/api/v1/people?limit=1000")
        .path("items")
        .valueStream()
        .filter(p -> p.path("email").asString("").startsWith("visitor"))
        .map(p -> p.path("score").asInt(0))
        .filter(s -> s > 0)
        .toList();
  }

  private static void await(java.util.function.BooleanSupplier condition, String promise) {
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
