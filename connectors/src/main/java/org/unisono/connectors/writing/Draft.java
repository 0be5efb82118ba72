package org.unisono.connectors.writing;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Image;

/// One record to be written.
///
/// @param at its place among the pushes
/// @param ref the record to change; null for one to be made
/// @param marker of one to be made
/// @param given the fields that the push gave
/// @param fixed fields that go with a new record: references, stand-ins
public record Draft(
    int at,
    @Nullable RemoteRef ref,
    @Nullable String marker,
    Map<String, Image> given,
    Map<String, Image> expected,
    Map<String, Image> fixed) {

  public Draft {
    given = Map.copyOf(given);
    expected = Map.copyOf(expected);
    fixed = Map.copyOf(fixed);
  }

  public static Draft change(
      int at, RemoteRef ref, Map<String, Image> given, Map<String, Image> expected) {
    return new Draft(at, ref, null, given, expected, Map.of());
  }

  public static Draft make(
      int at, String marker, Map<String, Image> given, Map<String, Image> fixed) {
    return new Draft(at, null, marker, given, Map.of(), fixed);
  }

  /// Under which it is found again.
  String key() {
    if (ref != null) {
      return ref.id();
    }
    return String.valueOf(marker);
  }

  Draft giving(Map<String, Image> values) {
    return new Draft(at, ref, marker, values, expected, fixed);
  }
}
