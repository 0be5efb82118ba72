package org.unisono.simulators.dynamics;

import java.util.Locale;
import java.util.regex.Pattern;

/// One segment of an address: a set, and a key where it names a row.
///
/// @param key empty for the whole set
record Target(String set, String key) {
  private static final Pattern SEGMENT = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static Target of(String segment) {
    var match = SEGMENT.matcher(segment);
    if (!match.matches()) {
      throw DynamicsRefused.noSegment(segment);
    }
    var key = match.group(2);
    return new Target(match.group(1), key == null ? "" : key.toLowerCase(Locale.ROOT));
  }

  boolean isRow() {
    return !key.isEmpty();
  }

  /// The key, which must be a guid.
  String id() {
    if (!GUID.matcher(key).matches()) {
      throw new DynamicsRefused(
          400, "0x80060891", "A record with the specified key values does not exist.");
    }
    return key;
  }
}
