package org.unisono.simulators.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Who of the members gets no activity, and why.
final class Audience {
  private static final List<String> REASONS =
      List.of("Inactive", "Opted out", "No data for the channel", "Contacted recently");
  private static final Map<String, List<String>> CHANNEL_DATA =
      Map.of(
          "email", List.of("emailaddress1"),
          "phonecall", List.of("telephone1", "mobilephone"),
          "letter", List.of("address1_line1"),
          "fax", List.of("fax"),
          "appointment", List.of());
  private static final Map<String, List<String>> OPT_OUTS =
      Map.of(
          "email", List.of("donotemail", "donotbulkemail", "donotsendmm"),
          "phonecall", List.of("donotphone"),
          "letter", List.of("donotpostalmail", "donotsendmm"),
          "fax", List.of("donotfax", "donotsendmm"),
          "appointment", List.of());

  private final Organization org;

  Audience(Organization org) {
    this.org = org;
  }

  /// The reason, or an empty text for who gets an activity of the type.
  ///
  /// @param rules the campaign activity; an empty one for a quick campaign
  String excluded(ObjectNode member, Table kind, String type, ObjectNode rules) {
    if (!MarketingLists.isActive(kind, member)
        && rules.path("ignoreinactivelistmembers").asBoolean(true)) {
      return REASONS.getFirst();
    }
    if (rules.path("donotsendonoptout").asBoolean(true)
        && OPT_OUTS.getOrDefault(type, List.of()).stream()
            .anyMatch(c -> member.path(c).asBoolean(false))) {
      return REASONS.get(1);
    }
    var data = CHANNEL_DATA.getOrDefault(type, List.of());
    if (!data.isEmpty() && data.stream().allMatch(c -> Json.text(member, c).isEmpty())) {
      return REASONS.get(2);
    }
    int days = rules.path("excludeifcontactedinxdays").asInt(0);
    return days > 0 && wasContacted(Json.text(member, kind.key()), days) ? REASONS.getLast() : "";
  }

  static int number(String reason) {
    return REASONS.indexOf(reason) + 1;
  }

  private boolean wasContacted(String member, int days) {
    var since = org.clock.instant().minus(Duration.ofDays(days));
    return CHANNEL_DATA.keySet().stream()
        .flatMap(type -> org.records.all(org.tables.named(type)).stream())
        .filter(a -> Json.text(a, "member").equals(member))
        .anyMatch(a -> !Instant.parse(Json.text(a, "createdon")).isBefore(since));
  }
}
