package org.unisono.cli.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A CSV becomes members, invited; a second time nothing doubles.
final class InvitePeople implements Chapter {

  private static final Set<String> PEOPLES_OWN =
      Set.of("email", "firstName", "lastName", "phone", "language", "timeZone");

  @Override
  public String title() {
    return "A CSV of people is imported as Invited, twice";
  }

  @Override
  public void tell(Stage stage) {
    var first = run(stage);
    var counts = first.path("counts");
    stage.say(
        "%d rows: %d new people, %d members, %d refused",
        counts.path("rows").asLong(),
        counts.path("created").asLong(),
        members(stage),
        counts.path("refused").asLong());
    first
        .path("faults")
        .forEach(
            f ->
                stage.say(
                    "row %d refused: %s", f.path("row").asLong(), f.path("message").asString()));
    long members = members(stage);
    stage.expect("there are members", true, members > 0);

    var second = run(stage).path("counts");
    stage.expect("the second time makes nobody", 0L, second.path("created").asLong());
    stage.expect("the second time nothing doubles", members, members(stage));
    stage.say(
        "once more: 0 new, %d unchanged, still %d members",
        second.path("unchanged").asLong(), members);
  }

  private static long members(Stage stage) {
    return stage
        .installation()
        .get("/api/v1/campaigns/" + stage.kept("webinar"))
        .path("memberCount")
        .asLong();
  }

  private static JsonNode run(Stage stage) {
    var api = stage.installation();
    Map<String, Object> mapping = new HashMap<>();
    var columns = guessed(api.upload("/api/v1/imports/inspect", stage.people(), Map.of()));
    mapping.put("columns", columns);
    mapping.put("match", key(columns));
    mapping.put("campaignId", stage.kept("webinar"));
    mapping.put("status", "Invited");
    var started = api.upload("/api/v1/imports", stage.people(), mapping);
    var done =
        stage.await(
            "the import ends",
            () -> api.get("/api/v1/imports/" + started.path("id").asString()),
            i -> !List.of("queued", "running").contains(i.path("state").asString()));
    stage.expect("the import is done", "done", done.path("state").asString());
    return done;
  }

  /// What the columns of any file are taken for: each target once. Without an address or an id of
  /// their own, people are known by their place in the file.
  private static Map<String, String> guessed(JsonNode found) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (var header : found.path("headers")) {
      var name = header.path("name").asString();
      var guess = header.path("guess").asString("");
      var target =
          PEOPLES_OWN.contains(guess)
              ? guess
              : name.matches("(?i)id|.*[ _-]id|customer") ? "externalIds.file" : "";
      if (!target.isEmpty() && !columns.containsValue(target)) {
        columns.put(name, target);
      }
    }
    return columns;
  }

  private static String key(Map<String, String> columns) {
    return List.of("email", "externalIds.file").stream()
        .filter(columns::containsValue)
        .findFirst()
        .orElse("row");
  }
}
