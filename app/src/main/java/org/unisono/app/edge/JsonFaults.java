package org.unisono.app.edge;

import java.util.Map;
import java.util.stream.Collectors;
import org.unisono.core.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns a reading error into the place and the reason, without showing class names.
final class JsonFaults {

  private JsonFaults() {}

  static Fault of(JacksonException e) {
    var pointer =
        e.getPath().stream()
            .map(p -> "/" + (p.getPropertyName() == null ? p.getIndex() : p.getPropertyName()))
            .collect(Collectors.joining());
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          new Fault(
              pointer,
              "unknownField",
              "There is no field {name} here.",
              Map.of("name", unknown.getPropertyName()));
      case StreamReadException broken ->
          new Fault(
              pointer,
              "notJson",
              "The body is not JSON: see line {line}, column {column}.",
              Map.of(
                  "line", broken.getLocation().getLineNr(),
                  "column", broken.getLocation().getColumnNr()));
      default -> new Fault(pointer, "wrongType", "This value has the wrong type.", Map.of());
    };
  }
}
