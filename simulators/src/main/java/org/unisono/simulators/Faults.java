package org.unisono.simulators;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fault switches of one simulator.
public final class Faults {
  /// @param number how often it still happens, or the fault's amount (minutes, milliseconds)
  /// @param text what it happens to
  private record Armed(int number, String text) {}

  private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

  private final Map<Fault, Armed> armed = new ConcurrentHashMap<>();

  /// Until it is cleared.
  public void arm(Fault fault) {
    armed.put(fault, new Armed(UNTIL_CLEARED, ""));
  }

  /// For so many times; for [Fault#CLOCK_SKEW_MINUTES] and [Fault#SLOW_DRIP], with this amount.
  public void arm(Fault fault, int number) {
    if (number == 0) {
      clear(fault);
    } else {
      armed.put(fault, new Armed(number, ""));
    }
  }

  /// Until it is cleared, on what the text names.
  public void arm(Fault fault, String text) {
    armed.put(fault, new Armed(UNTIL_CLEARED, text));
  }

  public void clear(Fault fault) {
    armed.remove(fault);
  }

  public void clearAll() {
    armed.clear();
  }

  public boolean isOn(Fault fault) {
    return armed.containsKey(fault);
  }

  /// Uses the fault up once; false where it is not armed.
  public boolean take(Fault fault) {
    var before = armed.get(fault);
    if (before == null) {
      return false;
    }
    armed.computeIfPresent(
        fault,
        (f, now) ->
            now.number() == UNTIL_CLEARED
                ? now
                : now.number() <= 1 ? null : new Armed(now.number() - 1, now.text()));
    return true;
  }

  public int amount(Fault fault, int otherwise) {
    var now = armed.get(fault);
    if (now == null) {
      return 0;
    }
    return now.number() == UNTIL_CLEARED ? otherwise : now.number();
  }

  /// What an armed fault names, or the given default where it names nothing.
  public Optional<String> text(Fault fault, String otherwise) {
    var now = armed.get(fault);
    return Optional.ofNullable(now).map(a -> a.text().isEmpty() ? otherwise : a.text());
  }

  /// Switches from JSON: `true`, a number, a text; `false`, 0 and null clear. Refuses unknown
  /// names.
  public void arm(ObjectNode switches) {
    for (var entry : switches.properties()) {
      var fault =
          Fault.of(entry.getKey())
              .orElseThrow(() -> new IllegalArgumentException("no such fault: " + entry.getKey()));
      arm(fault, entry.getValue());
    }
  }

  private void arm(Fault fault, JsonNode value) {
    if (value.isNumber()) {
      arm(fault, value.asInt());
    } else if (value.isString()) {
      arm(fault, value.asString());
    } else if (value.isBoolean() && value.asBoolean()) {
      arm(fault);
    } else {
      clear(fault);
    }
  }

  public ObjectNode toJson() {
    var all = Json.object();
    armed.forEach(
        (fault, now) -> {
          if (!now.text().isEmpty()) {
            all.put(fault.key(), now.text());
          } else if (now.number() == UNTIL_CLEARED) {
            all.put(fault.key(), true);
          } else {
            all.put(fault.key(), now.number());
          }
        });
    return all;
  }
}
