package org.unisono.app.fields;

import java.util.List;
import java.util.UUID;

/// A custom field.
///
/// @param key camelCase, unique within its subject, fixed once set
/// @param options the values a pick field takes; empty for other types
public record FieldDefinition(
    UUID id,
    FieldSubject subject,
    String key,
    String label,
    FieldType type,
    List<String> options,
    int version) {

  public FieldDefinition {
    options = List.copyOf(options);
  }
}
