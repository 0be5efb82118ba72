package org.unisono.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of a kind of record, as the account sees it.
///
/// @param concept our name for it (`name`, `startDate`, `status`, …), proposed for the field map;
///     null when the connector knows none
/// @param length most characters; 0 when there is no limit
/// @param options the values of a pick list; empty when any value goes
public record RemoteField(
    RecordKind kind,
    String name,
    String label,
    Type type,
    Use use,
    int length,
    List<String> options,
    @Nullable String concept) {

  public RemoteField {
    options = List.copyOf(options);
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
