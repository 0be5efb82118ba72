package org.unisono.connectors.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.unisono.connector.RecordKind;

/// Ids of what we make: Dataverse lets the client choose them, so that the id is the marker.
final class Markers {
  private Markers() {}

  static String id(RecordKind kind, String marker) {
    return named(kind + ":" + marker);
  }

  /// Our list of one kind of record for a campaign.
  static String list(String campaign, RecordKind person) {
    return named("list:" + campaign + ":" + person);
  }

  /// Our response of a person to a campaign.
  static String response(String campaign, String person) {
    return named("response:" + campaign + ":" + person);
  }

  private static String named(String name) {
    return UUID.nameUUIDFromBytes(("unisono:" + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  static boolean isId(String text) {
    return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  }
}
