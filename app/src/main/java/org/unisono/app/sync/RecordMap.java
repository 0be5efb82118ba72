package org.unisono.app.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which field here is which one there, for one kind of record of a connection.
///
/// @param kind campaign, lead or contact
/// @param rows those that belong together, also what is switched off
/// @param ours what is in no row
/// @param theirs all that they have
/// @param version 0 while nobody has changed anything
public record RecordMap(
    String kind, List<Row> rows, List<Ours> ours, List<Theirs> theirs, int version) {

  /// @param ours our name for it; `fields.<key>` for a custom field
  /// @param oursLabel of a custom field; null where the interface has a word
  /// @param form what is translated: text, number, whole, money, date, state, type, flag or pick
  /// @param pairs of a list of values: which of theirs is which of ours
  /// @param fits names of theirs that it can be mapped onto
  /// @param byDefault how it would be; null when it would not be mapped
  /// @param changed whether it differs from that
  public record Row(
      String ours,
      @Nullable String oursLabel,
      String theirs,
      String theirsLabel,
      String way,
      String policy,
      String blanks,
      String form,
      List<Pair> pairs,
      List<String> fits,
      @Nullable Usual byDefault,
      boolean changed) {}

  /// @param way off, in, out or both
  /// @param policy when both have moved: ask, ours or theirs
  /// @param blanks never or travels
  public record Usual(String theirs, String way, String policy, String blanks) {}

  /// @param theirs null when they have no such value
  public record Pair(String ours, @Nullable String theirs) {}

  /// @param fits names of theirs that it can be mapped onto
  public record Ours(String key, @Nullable String label, String form, List<String> fits) {}

  /// @param use writable, readOnly, switch or consent
  /// @param mapped by our name; null when it is in no row that travels
  public record Theirs(
      String name, String label, String type, String use, int length, @Nullable String mapped) {}
}
