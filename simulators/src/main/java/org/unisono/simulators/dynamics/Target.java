package org.unisono.simulators.dynamics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// One segment of an address: a set, and a key where it names a row.
///
/// @param key empty for the whole set; a guid, or columns with values (`codename='A',type=1`)
record Target(String set, String key) {
  private static final Pattern SEGMENT = Pattern.compile("(\\w+)(?:\\((.*)\\))?");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PAIR = Pattern.compile("(\\w+)=(?:'((?:[^']|'')*)'|([^',]+))(,|$)");

  static Target of(String segment) {
    var match = SEGMENT.matcher(segment);
    if (!match.matches()) {
      throw DynamicsRefused.noSegment(segment);
    }
    var key = match.group(2);
    boolean guid = key != null && GUID.matcher(key).matches();
    return new Target(match.group(1), key == null ? "" : guid ? key.toLowerCase(Locale.ROOT) : key);
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

  /// The columns and values of an alternate key; none where the key is a guid.
  Map<String, String> alternate() {
    var values = new LinkedHashMap<String, String>();
    var pairs = PAIR.matcher(key);
    int at = 0;
    while (pairs.find() && pairs.start() == at) {
      var quoted = pairs.group(2);
      values.put(pairs.group(1), quoted == null ? pairs.group(3) : quoted.replace("''", "'"));
      at = pairs.end();
    }
    return at == key.length() ? values : Map.of();
  }
}
