package org.unisono.core.merge;

import java.util.LinkedHashMap;
import java.util.Map;

/// Decides a whole record: each field for itself.
public final class RecordMerge {

  private RecordMerge() {}

  /// Fields without a map are not synchronised and are left out.
  public static Map<String, Decision> decide(
      Map<String, Sides> record, Map<String, FieldMap> maps) {
    var decisions = new LinkedHashMap<String, Decision>();
    record.forEach(
        (field, sides) -> {
          var map = maps.get(field);
          if (map != null) {
            decisions.put(field, FieldMerge.decide(sides, map));
          }
        });
    return decisions;
  }
}
