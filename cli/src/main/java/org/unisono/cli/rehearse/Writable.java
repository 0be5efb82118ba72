package org.unisono.cli.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// The fields that a record can be given in the simulator.
///
/// @param known all that there are, by name
record Writable(Map<String, RemoteField> known, Tally leftOut) {

  static Writable of(List<RemoteField> fields, Tally leftOut) {
    return new Writable(
        fields.stream()
            .collect(Collectors.toMap(RemoteField::name, Function.identity(), (a, _) -> a)),
        leftOut);
  }

  /// What can be given to a record that is made; ids of other records mean nothing there.
  Map<String, Image> values(JsonNode theirs) {
    Map<String, Image> fields = new LinkedHashMap<>();
    for (var entry : theirs.path("fields").properties()) {
      var raw = entry.getValue().asString("");
      var field = known.get(entry.getKey());
      if (raw.isEmpty()) {
        continue;
      }
      if (field == null) {
        leftOut.add("value of " + entry.getKey(), 1);
      } else if (field.use() == RemoteField.Use.WRITABLE
          && field.type() != RemoteField.Type.REFERENCE) {
        fields.put(entry.getKey(), Image.of(raw));
      }
    }
    return fields;
  }
}
