package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteField;
import org.unisono.core.merge.FieldMap;
import org.unisono.core.merge.FieldMap.Blanks;
import org.unisono.core.merge.FieldMap.Policy;
import org.unisono.core.merge.FieldMap.Translation;

/// Which fields travel, by what the connector says that its fields mean. What there is only read,
/// sends or hides, or is consent, is not in a map.
final class FieldMaps {

  private static final List<String> TYPES =
      List.of(
          "event",
          "webinar",
          "tradeShow",
          "email",
          "mailing",
          "telesales",
          "print",
          "web",
          "advertising",
          "social",
          "partner",
          "survey",
          "other");

  private FieldMaps() {}

  static List<MappedField> campaign(List<RemoteField> fields) {
    return map(
        fields,
        field ->
            switch (concept(field)) {
              case "name", "description", "objective" -> Translations.text(field.length());
              case "startDate", "endDate" -> Translations.date();
              case "expectedRevenue", "budgetedCost", "expectedResponsePercent" ->
                  Translations.number(2);
              case "expectedSize" -> Translations.number(0);
              case "status" -> Translations.state(field.options());
              case "type" -> Translations.label(field.options(), TYPES);
              default -> null;
            });
  }

  static List<MappedField> person(List<RemoteField> fields) {
    return map(
        fields,
        field ->
            switch (concept(field)) {
              case "firstName", "lastName", "phone" -> Translations.text(field.length());
              default -> null;
            });
  }

  private static String concept(RemoteField field) {
    return field.concept() == null ? "" : field.concept();
  }

  private static List<MappedField> map(
      List<RemoteField> fields, Function<RemoteField, @Nullable Translation> translation) {
    List<MappedField> maps = new ArrayList<>();
    for (var field : fields) {
      var how = field.use() == RemoteField.Use.WRITABLE ? translation.apply(field) : null;
      if (how != null) {
        maps.add(
            new MappedField(
                concept(field), field.name(), new FieldMap(Policy.ASK, how, Blanks.NEVER, null)));
      }
    }
    return maps;
  }

  /// Their name for one of our concepts; empty when they have none.
  static Optional<String> named(List<RemoteField> fields, String concept) {
    return fields.stream()
        .filter(f -> concept.equals(f.concept()))
        .map(RemoteField::name)
        .findFirst();
  }
}
