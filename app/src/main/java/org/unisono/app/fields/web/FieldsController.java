package org.unisono.app.fields.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.unisono.app.access.Needs;
import org.unisono.app.access.Permission;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.Slice;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.FieldType;
import org.unisono.app.fields.Fields;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Custom fields.
@RestController
@RequestMapping("/api/v1/fields")
class FieldsController {

  private final Fields fields;

  FieldsController(Fields fields) {
    this.fields = fields;
  }

  record NewField(
      String subject,
      String key,
      @Nullable String label,
      String type,
      @Nullable List<String> options) {}

  record FieldBody(
      UUID id, String subject, String key, String label, String type, List<String> options) {}

  @GetMapping
  @Needs(Permission.READ)
  Page<FieldBody> all(Slice slice) {
    return slice.of(fields.all(), FieldDefinition::id).map(FieldsController::body);
  }

  @PostMapping
  @Needs(Permission.ADMIN)
  @ResponseStatus(HttpStatus.CREATED)
  FieldBody define(@RequestBody NewField field) {
    return body(
        fields.define(
            word(FieldSubject.class, field.subject(), "/subject"),
            field.key(),
            field.label() == null ? field.key() : field.label(),
            word(FieldType.class, field.type(), "/type"),
            field.options() == null ? List.of() : field.options()));
  }

  private static <E extends Enum<E>> E word(Class<E> type, String word, String pointer) {
    return Arrays.stream(type.getEnumConstants())
        .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    Refusal.RULE_BROKEN,
                    pointer,
                    "unknownOption",
                    "{value} is not one of: {options}.",
                    Map.of(
                        "value",
                        word,
                        "options",
                        Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT))));
  }

  private static FieldBody body(FieldDefinition f) {
    return new FieldBody(
        f.id(), f.subject().word(), f.key(), f.label(), f.type().word(), f.options());
  }
}
