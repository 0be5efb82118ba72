package org.unisono.connector;

/// The changes of one stream.
public interface ChangeSource {

  /// The next page after the cursor. Asking twice with one cursor is safe: nothing is used up.
  ///
  /// After [ChangePage#complete], the next cursor reaches back by an overlap, for clocks that
  /// disagree and writes that turn up late: what falls into it is reported again. Of what was
  /// changed since, nothing is left out. A page that is cut short or repeated by the vendor costs
  /// time, no changes.
  ///
  /// @return [Trouble.CursorExpired] when the vendor no longer knows so old a past: start again
  Reading<ChangePage> since(Cursor cursor);
}
