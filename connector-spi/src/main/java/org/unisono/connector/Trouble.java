package org.unisono.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What can stand in the way of a whole call. Holds no secret and no body of an answer.
public sealed interface Trouble {

  /// The credentials are refused; nothing goes on until a person mends them.
  ///
  /// @param code the vendor's own
  record AuthRefused(String code) implements Trouble {}

  /// The account may not do this.
  record RightsMissing(String code, String message) implements Trouble {}

  /// Too many calls.
  record Throttled(Instant until, By by) implements Trouble {}

  /// Who set the limit that was met.
  enum By {
    VENDOR,
    /// Our own [Budget], which leaves the rest to others.
    BUDGET
  }

  /// Their server failed, and retries did not help.
  ///
  /// @param status of HTTP
  record ServerFault(int status) implements Trouble {}

  /// No answer came.
  record Unreachable(String cause) implements Trouble {}

  /// Another organisation answers than the one that was connected: its records' ids mean nothing
  /// here, and ours nothing there. Nothing goes on until a person mends it.
  ///
  /// @param known the id of the organisation that was connected
  /// @param found the id of the one that answers now
  record OtherInstance(String known, String found) implements Trouble {}

  /// Something else answered: a log-in page, a proxy, a maintenance page.
  record NotTheVendor(int status) implements Trouble {}

  /// So old a past is no longer known.
  record CursorExpired() implements Trouble {}

  /// The answer was larger than what is taken in.
  ///
  /// @param most in bytes
  record TooLarge(int most) implements Trouble {}

  /// A record that was asked for by its id is not there, or may not be seen. That alone proves
  /// nothing: deletions are told by feeds and listings.
  record NotSeen(String code, String message) implements Trouble {}

  /// The question itself was refused, such as a field that does not exist.
  record AskedWrong(String code, @Nullable String field, String message) implements Trouble {}
}
