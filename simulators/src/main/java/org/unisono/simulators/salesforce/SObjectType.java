package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One object: its key prefix, label and fields.
///
/// @param index the fields by name in lower case
record SObjectType(
    String name,
    String prefix,
    String label,
    List<SObjectField> fields,
    Map<String, SObjectField> index) {

  static SObjectType of(String name, String prefix, String label, List<SObjectField> fields) {
    var index =
        fields.stream()
            .collect(Collectors.toMap(f -> f.name().toLowerCase(Locale.ROOT), Function.identity()));
    return new SObjectType(name, prefix, label, List.copyOf(fields), index);
  }

  /// Names are found whatever their case.
  Optional<SObjectField> field(String wanted) {
    return Optional.ofNullable(index.get(wanted.toLowerCase(Locale.ROOT)));
  }

  Optional<SObjectField> relation(String wanted) {
    return fields.stream().filter(f -> f.relationship().equalsIgnoreCase(wanted)).findFirst();
  }
}
