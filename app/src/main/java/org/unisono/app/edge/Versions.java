package org.unisono.app.edge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// `ETag` and `If-Match` over a row's version.
public final class Versions {

  private Versions() {}

  public static String etag(int version) {
    return "\"" + version + "\"";
  }

  /// @return the version that the caller has seen
  /// @throws Refused `ifMatchMissing` (428), `stale` (412) when the header cannot be one of ours
  public static int required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new Refused(
          Refusal.PRECONDITION_MISSING,
          "",
          "ifMatchMissing",
          "Send If-Match with the ETag of the version that you changed.",
          Map.of());
    }
    var value = ifMatch.strip();
    if (value.startsWith("W/")) {
      value = value.substring(2);
    }
    if (value.matches("\"\\d{1,9}\"")) {
      return Integer.parseInt(value.substring(1, value.length() - 1));
    }
    throw stale();
  }

  public static void check(int seen, int current) {
    if (seen != current) {
      throw stale();
    }
  }

  public static Refused stale() {
    return new Refused(
        Refusal.STALE,
        "",
        "stale",
        "Somebody has changed this since you read it. Read it again, then change it.",
        Map.of());
  }
}
