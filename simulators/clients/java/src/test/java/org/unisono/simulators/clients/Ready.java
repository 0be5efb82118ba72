package org.unisono.simulators.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What a simulator printed when it was ready, or answered.
record Ready(JsonNode line) {

  static Ready of(String simulator) {
    var text = System.getenv(simulator);
    if (text == null) {
      throw new IllegalStateException("set " + simulator + " to the simulator's last line");
    }
    return in(text);
  }

  /// What an answer says.
  static Ready in(String text) {
    try {
      return new Ready(new ObjectMapper().readTree(text));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("no JSON: " + text, unreadable);
    }
  }

  String get(String name) {
    return line.path(name).asText();
  }
}
