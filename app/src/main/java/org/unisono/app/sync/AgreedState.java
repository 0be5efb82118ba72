package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both sides of a twin last agreed on, and what has moved since.
///
/// @param theirSide seen; silent when they do not say now which fields they have; unread when the
///     campaign is not there yet or was not read; gone when it was taken away there
/// @param fields in the order of our fields: those that travel, and what is filled here and does
///     not travel
/// @param members by status in the order of the ladder, those who are in the campaign here
/// @param currency of amounts here, as ISO 4217 has it
/// @param lastSyncAt null while it never was
public record AgreedState(
    String theirSide,
    List<Field> fields,
    List<Members> members,
    String currency,
    @Nullable Instant lastSyncAt) {

  /// @param ours our name for it; `fields.<key>` for a custom field
  /// @param oursLabel of a custom field; null where the interface has a word
  /// @param theirs their name for it; null when they have no field for it, or do not say
  /// @param form text, number, whole, money, date, state, type, flag or pick
  /// @param agreed null when the two sides never agreed on it
  /// @param state agreed; movedHere, movedThere, movedBoth; onlyHere, onlyThere when one side has
  ///     no value and nothing has moved; apart when it does not travel; open when they never
  ///     agreed; unseen when theirs cannot be seen
  /// @param difference between the agreed values: shortened, noDecimals, noEquivalent, refused,
  ///     notHeld or projected there; noTimeHere, noDecimalsHere; null when they say the same
  /// @param answer what they said when they refused it
  public record Field(
      String ours,
      @Nullable String oursLabel,
      @Nullable String theirs,
      @Nullable String theirsLabel,
      String form,
      @Nullable Values agreed,
      Values now,
      String state,
      @Nullable String difference,
      @Nullable String answer) {}

  /// Each side in its own representation, numbers and dates included.
  ///
  /// @param ours null for a blank
  /// @param theirs null for a blank, and for what cannot be seen
  public record Values(@Nullable String ours, @Nullable String theirs) {}

  /// @param ours the status agreed here
  /// @param theirs their label for it; null when they show none
  public record Members(String ours, @Nullable String theirs, long count) {}
}
