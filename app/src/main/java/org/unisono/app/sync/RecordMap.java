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
  /// @param values null where one of the two sides has no list of values
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
      @Nullable Values values,
      List<String> fits,
      @Nullable Usual byDefault,
      boolean changed) {}

  /// @param way off, in, out or both
  /// @param policy when both have moved: ask, ours or theirs
  /// @param blanks never or travels
  public record Usual(String theirs, String way, String policy, String blanks) {}

  /// Which value is which. One of ours in no pair that goes out is not written there; one of theirs
  /// in no pair that comes in is not taken.
  ///
  /// @param ours in the order in which they are offered
  /// @param usual the pairs by default
  public record Values(List<Value> ours, List<Value> theirs, List<Pair> pairs, List<Pair> usual) {}

  /// @param label how people read it; null where it reads as itself, or the interface has a word
  public record Value(String key, @Nullable String label) {}

  /// @param way in when theirs is read as ours only, out when ours is written as theirs only, or
  ///     both
  public record Pair(String ours, String theirs, String way) {}

  /// @param fits names of theirs that it can be mapped onto
  public record Ours(String key, @Nullable String label, String form, List<String> fits) {}

  /// @param use writable, readOnly, switch or consent
  /// @param mapped by our name; null when it is in no row that travels
  public record Theirs(
      String name, String label, String type, String use, int length, @Nullable String mapped) {}
}
