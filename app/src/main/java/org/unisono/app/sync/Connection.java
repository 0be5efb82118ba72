package org.unisono.app.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One account at one system, as it stands.
///
/// @param settings those that are no secrets
/// @param state watch, running, paused or trouble
/// @param inclusion who may be made there, as a rule of segments; null for everybody who is needed
/// @param waiting what waits for a person, conflicts included
/// @param spentCalls calls of our own in this window
/// @param grantedCalls what the vendor grants in it; a share of it is ours
public record Connection(
    UUID id,
    String name,
    String system,
    String baseUrl,
    Map<String, String> settings,
    String state,
    @Nullable Health health,
    String createPeople,
    @Nullable JsonNode inclusion,
    @Nullable Instant lastSyncAt,
    int conflicts,
    int waiting,
    int twins,
    long spentCalls,
    long grantedCalls,
    List<Need> requirements,
    List<Lost> losses,
    int version) {

  /// What stands in the way.
  ///
  /// @param code key of the text
  public record Health(String code, JsonNode params, Instant since) {}

  /// A field without which the other system makes no record.
  ///
  /// @param standIn what is written where there is no value; null when the record is refused
  public record Need(String kind, String field, @Nullable String standIn) {}

  /// What a round trip loses.
  public record Lost(String code, Map<String, Object> params) {}
}
