package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Call.Verb;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Wire;
import tools.jackson.databind.JsonNode;

/// Many writes in one call, each with its own outcome.
final class Batch {
  private static final String BREAK = "\r\n";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

  /// What one write came to.
  record Outcome(int status, JsonNode error) {
    boolean isGood() {
      return status / 100 == 2;
    }
  }

  private final DynamicsApi api;
  private final String boundary = "batch_" + UUID.randomUUID();
  private final StringBuilder body = new StringBuilder();
  private int parts;

  Batch(DynamicsApi api) {
    this.api = api;
  }

  void patch(String path, Map<String, String> headers, JsonNode values) {
    body.append("--").append(boundary).append(BREAK);
    body.append("Content-Type: application/http").append(BREAK);
    body.append("Content-Transfer-Encoding: binary").append(BREAK).append(BREAK);
    body.append("PATCH ").append(DynamicsApi.address(path)).append(" HTTP/1.1").append(BREAK);
    body.append("Content-Type: application/json").append(BREAK);
    headers.forEach((name, v) -> body.append(name).append(": ").append(v).append(BREAK));
    body.append(BREAK).append(Json.write(values)).append(BREAK);
    parts++;
  }

  /// One outcome for each write, in their order.
  List<Outcome> send() {
    var answer = api.batch(boundary, body + "--" + boundary + "--" + BREAK);
    var outcomes = new ArrayList<Outcome>();
    // Each part begins with a status line of its own.
    var pieces = answer.body().split("(?=HTTP/1\\.1 \\d{3})");
    for (var piece : pieces) {
      var status = STATUS.matcher(piece);
      if (status.lookingAt()) {
        outcomes.add(new Outcome(Integer.parseInt(status.group(1)), error(piece)));
      }
    }
    if (outcomes.size() != parts) {
      throw Wire.trouble(Verb.WRITES, new Trouble.NotTheVendor(answer.status()));
    }
    return outcomes;
  }

  private static JsonNode error(String piece) {
    int from = piece.indexOf('{');
    int to = piece.lastIndexOf('}');
    return from < 0 || to < from
        ? Json.object()
        : Json.parse(piece.substring(from, to + 1)).path("error");
  }
}
