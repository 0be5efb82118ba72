package org.unisono.app.campaigns.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.campaigns.Standing;
import org.unisono.core.rules.Facts;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Value;
import org.unisono.core.rules.ValueType;

/// A membership as it is to be, as rules see it.
///
/// @param cause of a membership that is there already, the one it was made by
/// @param reason what is said with this change
/// @param stored values that lie in tables: custom fields, the person, the company
record MemberFacts(
    CampaignFacts campaign,
    MemberStatus status,
    Standing standing,
    Cause cause,
    @Nullable String reason,
    Map<FieldRef, Value> stored)
    implements Facts {

  static final Map<String, ValueType> OWN =
      Map.of(
          "status", ValueType.TEXT,
          "rank", ValueType.NUMBER,
          "responded", ValueType.BOOL,
          "success", ValueType.BOOL,
          "closed", ValueType.BOOL,
          "standing", ValueType.TEXT,
          "cause", ValueType.TEXT,
          "reason", ValueType.TEXT);

  @Override
  public @Nullable Value value(FieldRef field) {
    return switch (field.holder()) {
      case CAMPAIGN -> campaign.value(field);
      case MEMBER -> OWN.containsKey(field.path()) ? own(field.path()) : stored.get(field);
      case PERSON, COMPANY -> stored.get(field);
      case DEAL, ACTIVITY -> null;
    };
  }

  private @Nullable Value own(String path) {
    return switch (path) {
      case "status" -> Value.of(status.name());
      case "rank" -> Value.of(status.rank());
      case "responded" -> new Value.Bool(status.responded());
      case "success" -> new Value.Bool(status.success());
      case "closed" -> new Value.Bool(status.closed());
      case "standing" -> Value.of(standing.word());
      case "cause" -> Value.of(cause.word());
      case "reason" -> reason == null ? null : Value.of(reason);
      default -> null;
    };
  }
}
