package org.unisono.app.sync;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What would be written, if it were allowed.
///
/// @param direction here or there
/// @param verb create, update, status, add, remove or withdraw
/// @param because watch, brake or stopped
public record PlannedWrite(
    String id,
    String stream,
    String direction,
    String verb,
    String record,
    @Nullable UUID campaignId,
    @Nullable UUID twinId,
    List<FieldWrite> changes,
    String because) {

  /// The same with other words for what is written.
  public PlannedWrite with(UnaryOperator<FieldWrite> words) {
    return new PlannedWrite(
        id,
        stream,
        direction,
        verb,
        record,
        campaignId,
        twinId,
        changes.stream().map(words).toList(),
        because);
  }

  /// One field of it.
  public record FieldWrite(String field, @Nullable String from, @Nullable String to) {}
}
