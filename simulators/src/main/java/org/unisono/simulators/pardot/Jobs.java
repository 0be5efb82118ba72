package org.unisono.simulators.pardot;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Work that is done later, one job at a time and the oldest first: each look at the jobs of a kind
/// moves it one step, `Waiting`, `Processing`, `Complete`.
///
/// @param kept how long what came of a job is there
record Jobs(Table table, SimulatedClock clock, Set<String> fields, Duration kept) {
  static final String WAITING = "Waiting";
  static final String COMPLETE = "Complete";
  private static final String PROCESSING = "Processing";
  private static final Duration OPEN = Duration.ofHours(24);

  /// Does one step of the oldest unfinished job.
  void step(Consumer<ObjectNode> work) {
    for (var job : table.all()) {
      var state = Json.text(job, "state");
      if (state.equals(WAITING)) {
        table.change(job, Json.object().put("state", PROCESSING));
        return;
      }
      if (state.equals(PROCESSING)) {
        work.accept(job);
        table.change(job, Json.object().put("state", COMPLETE));
        return;
      }
    }
  }

  boolean isExpired(ObjectNode job) {
    var at = OffsetDateTime.parse(Json.text(job, "updatedAt")).toInstant();
    var life =
        switch (Json.text(job, "state")) {
          case "Open" -> OPEN;
          case WAITING, PROCESSING -> Duration.ofDays(365);
          default -> kept;
        };
    return clock.instant().isAfter(at.plus(life));
  }

  /// The fields that the call asks for, which it has to.
  List<String> asked(Request request) {
    var asked = request.param("fields").orElse("");
    if (asked.isBlank()) {
      throw PardotRefused.invalid("The fields parameter is required.");
    }
    var names = Arrays.stream(asked.split(",")).map(String::trim).toList();
    for (var name : names) {
      if (!fields.contains(name)) {
        throw PardotRefused.invalid("Invalid fields requested: " + name);
      }
    }
    return names;
  }

  ObjectNode shown(ObjectNode job, List<String> asked) {
    var shown = Json.object();
    for (var field : asked) {
      if (field.equals("isExpired")) {
        shown.put(field, isExpired(job));
      } else if (job.has(field) && !(isExpired(job) && field.contains("Ref"))) {
        shown.set(field, job.get(field));
      } else {
        shown.putNull(field);
      }
    }
    return shown;
  }

  Reply page(Request request) {
    var asked = asked(request);
    var body = Json.object();
    body.set("values", Json.array(table.all().stream().map(j -> shown(j, asked)).toList()));
    return Reply.ok(body.putNull("nextPageToken").putNull("nextPageUrl"));
  }
}
