package org.unisono.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisono.schema.cluster.ClusterRefused;
import org.unisono.schema.cluster.Durability;
import org.unisono.schema.cluster.PostgresCluster;
import tools.jackson.databind.JsonNode;

/// The plug is pulled, again and again, while the application works; every other time its database
/// dies with it.
class KillsTest {

  private static final int ROWS = 6_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void fiveKillsDuringAnImportLoseNothingAndDoubleNothing() {
    importUnderKills(5);
  }

  @Test
  @Tag("deep")
  void fifteenKillsDuringAnImportLoseNothingAndDoubleNothing() {
    importUnderKills(15);
  }

  @Test
  void aSecondNodeOnTheSameFolderIsRefusedByName() throws IOException {
    try (var cluster = PostgresCluster.start(folder, Durability.DURABLE)) {
      assertThat(cluster.dataFolder()).exists();
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> PostgresCluster.start(folder, Durability.DURABLE))
          .isInstanceOf(ClusterRefused.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
  }

  private void importUnderKills(int kills) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    var node = Node.start(folder);
    var campaign = node.post("/api/v1/campaigns", Map.of("name", "Killed")).path("id").asString();
    var started =
        node.upload(
            "/api/v1/imports",
            csv(),
            Map.of("columns", Map.of("E-mail", "email"), "match", "email", "campaignId", campaign));
    var path = "/api/v1/imports/" + started.path("id").asString();
    for (int i = 0; i < kills; i++) {
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(50, 900)).toNanos());
      if (i % 2 == 1) {
        node.killWithDatabase(folder);
      } else {
        node.kill();
      }
      node = Node.start(folder);
    }
    try (var last = node) {
      var done = await(last, path);
      var counts = done.path("counts");
      assertThat(done.path("state").asString()).isEqualTo("done");
      assertThat(counts.path("created").asInt()).isEqualTo(ROWS);
      assertThat(counts.path("members").asInt()).isEqualTo(ROWS);
      assertThat(last.get("/api/v1/campaigns/" + campaign).path("memberCount").asInt())
          .isEqualTo(ROWS);
      everybodyWasAddedOnce(last, campaign);
    }
  }

  private static void everybodyWasAddedOnce(Node node, String campaign) {
    var members = node.get("/api/v1/campaigns/" + campaign + "/members?limit=20").path("items");
    for (var member : members) {
      var history =
          node.get(
              "/api/v1/campaigns/"
                  + campaign
                  + "/members/"
                  + member.path("personId").asString()
                  + "/history");
      assertThat(history.path("items").size()).isEqualTo(1);
    }
  }

  private static JsonNode await(Node node, String path) {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    var now = node.get(path);
    while (Set.of("queued", "running").contains(now.path("state").asString())) {
      assertThat(System.nanoTime()).as("the import ends").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      now = node.get(path);
    }
    return now;
  }

  private static String csv() {
    var csv = new StringBuilder("E-mail\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append("killed").append(i).append("@example.org\n");
    }
    return csv.toString();
  }
}
