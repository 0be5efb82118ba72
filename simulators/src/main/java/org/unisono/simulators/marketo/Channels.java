package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Channels: the kind of a program and its ladder. Step 0 is nobody's; equal steps may swap.
final class Channels {
  private record Status(String name, int step, boolean success) {}

  private static final List<ObjectNode> ALL =
      List.of(
          channel(
              1,
              "Webinar",
              "event",
              new Status("Not in Program", 0, false),
              new Status("Invited", 10, false),
              new Status("Registered", 20, false),
              new Status("No Show", 30, false),
              new Status("Attended", 40, true)),
          channel(
              2,
              "Web Content",
              "program",
              new Status("Not in Program", 0, false),
              new Status("Member", 10, false),
              new Status("Engaged", 20, true)),
          channel(
              3,
              "Email Blast",
              "email",
              new Status("Not in Program", 0, false),
              new Status("Member", 10, false),
              new Status("Clicked", 20, true)));

  private Channels() {}

  private static ObjectNode channel(int id, String name, String type, Status... ladder) {
    var channel = Json.object().put("id", id).put("name", name);
    channel.put("applicableProgramType", type);
    channel.put("createdAt", "2026-01-01T00:00:00Z+0000");
    channel.put("updatedAt", "2026-01-01T00:00:00Z+0000");
    var statuses = channel.putArray("progressionStatuses");
    for (var status : ladder) {
      var row = statuses.addObject().put("name", status.name()).put("step", status.step());
      row.put("description", "").put("hidden", status.step() == 0);
      row.put("type", "user").put("success", status.success());
    }
    return channel;
  }

  static List<ObjectNode> all() {
    return ALL;
  }

  static Optional<ObjectNode> named(String name) {
    return ALL.stream().filter(c -> Json.text(c, "name").equals(name)).findFirst();
  }

  /// The first step of the ladder that somebody can be on.
  static String first(String channel) {
    return named(channel).stream()
        .flatMap(c -> c.path("progressionStatuses").valueStream())
        .filter(s -> s.path("step").asInt() > 0)
        .map(s -> Json.text(s, "name"))
        .findFirst()
        .orElse("");
  }

  static Optional<JsonNode> status(String channel, String name) {
    return named(channel).stream()
        .flatMap(c -> c.path("progressionStatuses").valueStream())
        .filter(s -> Json.text(s, "name").equals(name))
        .findFirst();
  }
}
