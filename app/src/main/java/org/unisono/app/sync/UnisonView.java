package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to one campaign in all systems, as a picture draws it: time in equal slices, and
/// in each slice what went which way.
///
/// @param slices how many; a slice is counted from 0
/// @param notes what was written, by slice
/// @param ties one change that came in from one system and went on to another
/// @param waiting what has not reached its system yet
/// @param questions what waits for a person
public record UnisonView(
    Instant from,
    Instant until,
    int slices,
    List<Note> notes,
    List<Tie> ties,
    List<Waiting> waiting,
    List<Question> questions) {

  /// Changes of one kind that went one way in one slice.
  ///
  /// @param direction in: from the system to us; out: from us to the system
  /// @param outcome written, taken, linked, projected, refused, lost, …
  /// @param record the name of one of them
  public record Note(
      UUID connectionId,
      int slice,
      String direction,
      String stream,
      String outcome,
      long count,
      String record) {}

  /// @param count how many changes took this way
  public record Tie(
      UUID fromConnectionId, int fromSlice, UUID toConnectionId, int toSlice, long count) {}

  public record Waiting(UUID connectionId, long count) {}

  public record Question(
      UUID id,
      UUID connectionId,
      UUID twinId,
      Instant at,
      String kind,
      String reason,
      String record,
      @Nullable String field) {}
}
