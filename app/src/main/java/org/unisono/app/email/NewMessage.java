package org.unisono.app.email;

import java.util.Locale;
import java.util.UUID;

/// A mail that somebody is to get.
///
/// @param sourceId the send, or the flow's run
/// @param stepVisit which visit of which step; empty for a send
/// @param scope within it, an address gets one mail only, whoever holds it
/// @param campaignId the campaign that it counts for
/// @param topic what the person may have opted out of
public record NewMessage(
    Source source,
    UUID sourceId,
    String stepVisit,
    String scope,
    UUID personId,
    UUID templateId,
    UUID campaignId,
    String topic) {

  /// What asks for it.
  public enum Source {
    SEND,
    RUN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
