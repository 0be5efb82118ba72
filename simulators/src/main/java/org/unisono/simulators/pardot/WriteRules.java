package org.unisono.simulators.pardot;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What can be switched in the way of writes: refusals of so many calls, most rows of an object,
/// and what comes of an address that somebody has already.
final class WriteRules {
  /// What a new prospect with a known address is. The vendor's pages say all three.
  enum KnownEmail {
    CREATE,
    UPDATE,
    REFUSE
  }

  private static final Map<Integer, PardotRefused> SWITCHED =
      Map.of(
          62, PardotRefused.of(409, 62, "Conflicting Update"),
          85, PardotRefused.of(400, 85, "Unable to save the prospect"),
          121, PardotRefused.of(400, 121, "Unable to sync Prospect with Salesforce"));

  private final Map<Integer, Integer> refusals = new LinkedHashMap<>();
  private final Map<Kind, Integer> most = new EnumMap<>(Kind.class);
  private KnownEmail knownEmail = KnownEmail.CREATE;

  /// @param times how many writes are refused with each number
  /// @throws IllegalArgumentException where a number is none of those that can be switched
  void refuse(JsonNode times) {
    refusals.clear();
    for (var entry : times.properties()) {
      int code = Integer.parseInt(entry.getKey());
      if (!SWITCHED.containsKey(code)) {
        throw new IllegalArgumentException("no such refusal: " + code);
      }
      refusals.put(code, entry.getValue().asInt(0));
    }
  }

  /// @param rows how many there may be of each object, as URLs name it
  /// @throws IllegalArgumentException where there is no such object
  void limit(JsonNode rows) {
    most.clear();
    for (var entry : rows.properties()) {
      most.put(kind(entry.getKey()), entry.getValue().asInt(0));
    }
  }

  private static Kind kind(String plural) {
    return Stream.of(Kind.values())
        .filter(k -> k.plural().equals(plural))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such object: " + plural));
  }

  /// @throws IllegalArgumentException where the text is none of the ways
  void knownEmail(String way) {
    knownEmail = KnownEmail.valueOf(way.toUpperCase(Locale.ROOT));
  }

  KnownEmail knownEmail() {
    return knownEmail;
  }

  void describe(ObjectNode to) {
    to.set("refusals", Json.of(refusals));
    var limits = to.putObject("mostOf");
    most.forEach((kind, rows) -> limits.put(kind.plural(), rows));
    to.put("knownEmail", knownEmail.name().toLowerCase(Locale.ROOT));
  }

  void checkCall() {
    for (var entry : refusals.entrySet()) {
      if (entry.getValue() > 0) {
        entry.setValue(entry.getValue() - 1);
        throw PardotRefused.like(Objects.requireNonNull(SWITCHED.get(entry.getKey())));
      }
    }
  }

  void checkRoom(Kind kind, Table table) {
    var rows = most.get(kind);
    if (rows != null && table.alive().size() >= rows) {
      throw PardotRefused.of(
          400,
          67,
          "You have reached or exceeded the limit of how many of this type of object you may have.");
    }
  }
}
