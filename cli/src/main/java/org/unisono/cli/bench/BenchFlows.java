package org.unisono.cli.bench;

import java.io.IOException;

/// The mix of the benches: 50 live flows, each with a type of event of its own that starts a run
/// with one local step; one event in twenty is of such a type.
final class BenchFlows {

  private static final int FLOWS = 50;
  private static final int ONE_IN = 20;
  private static final int PEOPLE = 2_000;

  private BenchFlows() {}

  static void publish(Bench.Rig rig) throws IOException, InterruptedException {
    var campaign =
        Api.post(rig, "/api/v1/campaigns", "{\"name\": \"Bench\", \"style\": \"program\"}");
    var path = "/api/v1/campaigns/" + campaign.path("id").asString() + "/flows";
    for (int i = 0; i < FLOWS; i++) {
      var definition =
          """
          {"name": "F%d", "definition": {
            "entry": {"triggers": [{"kind": "custom.bench%d"}], "again": "always"},
            "start": "a",
            "steps": {"a": {"act": "score.add", "params": {"points": 1}, "next": "z"},
                      "z": {"end": "done"}}}}
          """;
      var flow = Api.post(rig, path, definition.formatted(i, i));
      Api.post(rig, "/api/v1/flows/" + flow.path("id").asString() + "/publish", "{}");
    }
  }

  /// @param id unique in the run
  static String event(String id, int i) {
    return event(id, i % ONE_IN == 0 ? "custom.bench" + i / ONE_IN % FLOWS : "page.visited", i);
  }

  static String starting(String id, int i) {
    return event(id, "custom.bench" + i % FLOWS, i);
  }

  private static String event(String id, String type, int i) {
    return "{\"id\": \"%s\", \"type\": \"%s\", \"email\": \"e%d@example.org\", \"properties\": {\"url\": \"/x\"}}"
        .formatted(id, type, i % PEOPLE);
  }

  /// How many of so many events start a run.
  static int starts(int events) {
    return (events + ONE_IN - 1) / ONE_IN;
  }
}
