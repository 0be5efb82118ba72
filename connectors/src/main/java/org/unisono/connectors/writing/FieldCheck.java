package org.unisono.connectors.writing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisono.connector.PushResult.Refused;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.Image;

/// What may be written into which field; asked before any call is made.
public final class FieldCheck {

  private final Map<String, RemoteField> fields;

  public FieldCheck(List<RemoteField> fields) {
    this.fields = fields.stream().collect(Collectors.toMap(RemoteField::name, Function.identity()));
  }

  /// The first thing that is wrong.
  public Optional<Refused> refusal(Map<String, Image> given) {
    return given.entrySet().stream()
        .flatMap(e -> refusal(e.getKey(), e.getValue()).stream())
        .findFirst();
  }

  private Optional<Refused> refusal(String name, Image value) {
    var field = fields.get(name);
    if (field == null) {
      return refused("unknownField", name, "The account sees no such field.");
    }
    return switch (field.use()) {
      case SWITCH -> refused("switchNeverWritten", name, "A sync never moves this switch.");
      case CONSENT -> refused("consentIsNoField", name, "Consent is no field of a person.");
      case READ_ONLY -> refused("readOnly", name, "This field cannot be written.");
      case WRITABLE -> value(field, value);
    };
  }

  private static Optional<Refused> value(RemoteField field, Image value) {
    return switch (value) {
      case Image.Unknown _ -> refused("unknownValue", field.name(), "No value was given.");
      case Image.Blank _ -> Optional.empty();
      case Image.Filled(var raw) ->
          field.options().isEmpty() || field.options().contains(raw)
              ? Optional.empty()
              : refused(
                  "unknownPicklistValue", field.name(), "%s is not in the list.".formatted(raw));
    };
  }

  private static Optional<Refused> refused(String code, String field, String message) {
    return Optional.of(new Refused(code, field, message));
  }

  /// Texts cut to what the field holds; by whole characters.
  public Map<String, Image> shortened(Map<String, Image> given) {
    var kept = new LinkedHashMap<String, Image>();
    given.forEach((name, value) -> kept.put(name, shortened(name, value)));
    return kept;
  }

  private Image shortened(String name, Image value) {
    var field = fields.get(name);
    int end = field == null || field.type() != RemoteField.Type.TEXT ? 0 : field.length();
    if (end == 0 || !(value instanceof Image.Filled(var raw)) || raw.length() <= end) {
      return value;
    }
    return new Image.Filled(
        raw.substring(0, Character.isHighSurrogate(raw.charAt(end - 1)) ? end - 1 : end));
  }
}
