package org.unisono.cli.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A CSV becomes members, invited; a second time nothing doubles.
final class InvitePeople implements Chapter {

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
    mapping.put(
        "columns",
        Map.of(
            "E-mail",
            "email",
            "First name",
            "firstName",
            "Last name",
            "lastName",
            "Language",
            "language"));
    mapping.put("match", "email");
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
}
