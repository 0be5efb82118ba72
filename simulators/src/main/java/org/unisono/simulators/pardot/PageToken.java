package org.unisono.simulators.pardot;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.unisono.simulators.Json;
import tools.jackson.core.JacksonException;

/// A `nextPageToken`: the query it goes on with, how many rows have been answered, and when it was
/// given out. It lives for four hours.
///
/// @param from rows of the query that come before its page
record PageToken(Map<String, String> query, int from, Instant issued) {
  private static final Duration LIFE = Duration.ofHours(4);

  PageToken {
    query = Map.copyOf(query);
  }

  String sealed() {
    var node = Json.object().put("from", from).put("issued", issued.toString());
    node.set("query", Json.object(query));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(node).getBytes(StandardCharsets.UTF_8));
  }

  /// @throws PardotRefused 210 for a token that has expired, 211 for one that never was ours
  static PageToken opened(String text, Instant now) {
    var token = read(text);
    if (now.isAfter(token.issued().plus(LIFE))) {
      throw PardotRefused.of(400, 210, "Page token has expired.");
    }
    return token;
  }

  private static PageToken read(String text) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      var node = Json.parseObject(new String(bytes, StandardCharsets.UTF_8));
      var query = new TreeMap<String, String>();
      node.path("query").properties().forEach(e -> query.put(e.getKey(), e.getValue().asString()));
      var issued = Instant.parse(Json.text(node, "issued"));
      return new PageToken(query, node.path("from").asInt(0), issued);
    } catch (IllegalArgumentException | DateTimeException | JacksonException foreign) {
      throw PardotRefused.of(400, 211, "Page token is invalid.");
    }
  }
}
