package org.unisono.connector;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came of one push.
public sealed interface PushResult {

  /// It stands.
  ///
  /// @param image as read back; what could not be read back is unknown, not blank
  /// @param parts that were made, or found to be ours; to be kept with the twin
  record Written(RemoteRecord image, Effect effect, List<Parts.Part> parts) implements PushResult {
    public Written {
      parts = List.copyOf(parts);
    }
  }

  /// What a write did.
  enum Effect {
    CREATED,
    CHANGED,
    /// It stood already; nothing was written.
    UNCHANGED
  }

  /// It was taken, and these fields hold something else than was given.
  record Projected(RemoteRecord stored, Effect effect, Set<String> fields) implements PushResult {
    public Projected {
      fields = Set.copyOf(fields);
    }
  }

  /// Nothing was written, and the same push would be refused again.
  ///
  /// @param code the vendor's, or ours: `switchNeverWritten`, `unknownPicklistValue`,
  ///     `unknownStatus`, `notOurs`, `consentIsNoField`, `wouldWiden`, `notPossible`, `readOnly`,
  ///     `unknownField`
  /// @param field in their words; null when it is about the whole
  record Refused(String code, @Nullable String field, String message) implements PushResult {}

  /// Somebody else wrote meanwhile: nothing was written; merge again with this.
  record Moved(RemoteRecord now) implements PushResult {}

  /// It may have been written or not. With a marker it can be looked up
  /// ([Session#byMarker]); without one a person decides. Never repeated by itself.
  record InDoubt(@Nullable String marker) implements PushResult {}

  /// Nothing was written; try again then.
  record Throttled(Instant until) implements PushResult {}

  /// Nothing was written, nor will anything be before a person mends the credentials.
  record AuthLost(String code) implements PushResult {}

  /// The record is not there, or may not be seen: no evidence of a deletion.
  record Gone(RemoteRef ref) implements PushResult {}

  /// The record lives on in another one: resolve, then push again.
  record MergedInto(RemoteRef ref, RemoteRef into) implements PushResult {}

  /// Nothing was written, for a reason that lies in no single push; it may be tried again.
  record NotSent(Trouble trouble) implements PushResult {}
}
