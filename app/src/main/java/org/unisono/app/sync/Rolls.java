package org.unisono.app.sync;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.internal.ReadRoll;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// The door to who is in a campaign over there, whether or not it has a counterpart here.
@Component
public class Rolls {

  /// Of a larger campaign there, these many are shown.
  static final int MOST = 5_000;

  private final ReadRoll rolls;

  Rolls(ReadRoll rolls) {
    this.rolls = rolls;
  }

  /// The other system is asked now, and nothing of its answer is kept.
  ///
  /// @param most how many members at most
  /// @throws Refused `notFound`, `outOfRange`, `refusedThere`, `notAnswered`
  public RemoteRoll read(UUID connection, String remote, int most) {
    if (most < 1 || most > MOST) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "/most",
          "outOfRange",
          "A whole number from {least} to {most} is expected here.",
          Map.of("least", 1, "most", MOST));
    }
    return rolls.read(connection, remote, most);
  }
}
