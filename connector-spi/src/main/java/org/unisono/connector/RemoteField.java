package org.unisono.connector;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A field of a kind of record, as the account sees it.
///
/// @param concept our name for it (`name`, `startDate`, `status`, …), proposed for the field map;
///     null when the connector knows none
/// @param length most characters; 0 when there is no limit
/// @param options the values of a pick list; empty when any value goes
/// @param optionLabels how people there read a value, by value; one that is not in it reads as
///     itself
public record RemoteField(
    RecordKind kind,
    String name,
    String label,
    Type type,
    Use use,
    int length,
    List<String> options,
    @Nullable String concept,
    Map<String, String> optionLabels) {

  public RemoteField {
    options = List.copyOf(options);
    optionLabels = Map.copyOf(optionLabels);
  }

  /// A field whose values read as they are.
  public RemoteField(
      RecordKind kind,
      String name,
      String label,
      Type type,
      Use use,
      int length,
      List<String> options,
      @Nullable String concept) {
    this(kind, name, label, type, use, length, options, concept, Map.of());
  }

  /// What its values look like.
  public enum Type {
    TEXT,
    NUMBER,
    FLAG,
    /// A calendar date.
    DATE,
    MOMENT,
    CHOICE,
    REFERENCE
  }

  /// What a sync may do with it.
  public enum Use {
    WRITABLE,
    READ_ONLY,
    /// Sends or hides something there: read, never written.
    SWITCH,
    /// Travels as consent only, never as a field.
    CONSENT
  }
}
