package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Automation;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Listener;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import tools.jackson.databind.JsonNode;

/// Automations that a write would set off. A load starts nobody's automation: such a write is
/// refused, unless a person named the automation in the setting `allowedAutomations` (ids). What is
/// not understood of a start trigger counts as if it fired.
final class Automations {
  static final String CODE = "wouldStartAutomation";
  private static final String ACTIVE = "1";

  /// @param type of the start trigger, such as `tagadd`; empty where it cannot be read
  private record Start(String id, String automation, String type, JsonNode params) {}

  private final ActiveCampaignApi api;
  private final Set<String> allowed;
  private @Nullable List<Start> starts;

  Automations(ActiveCampaignApi api, Account account) {
    this.api = api;
    this.allowed = Set.copyOf(account.list("allowedAutomations"));
  }

  /// @param names of tags that are put on or taken off
  Optional<Denied> onTags(Set<String> names) {
    return started(s -> s.type().contains("tag") && concerns(s.params().path("tag"), names));
  }

  /// Automations that one of these tags starts, and those of the ids, switched on or not.
  List<Automation> of(Set<String> tags, Set<String> ids) {
    var found = new ArrayList<Automation>();
    for (var row : api.all("/automations", "automations", Lane.ORDINARY)) {
      var id = Json.text(row, "id");
      var name = Json.text(row, "name");
      boolean listens =
          ids.contains(id)
              || starts(id, name).stream()
                  .anyMatch(s -> s.type().contains("tag") && names(s.params().path("tag"), tags));
      if (listens) {
        boolean on = Json.text(row, "status").equals(ACTIVE);
        found.add(
            new Automation(
                id,
                name,
                on ? Automation.Standing.ON : Automation.Standing.OFF,
                on ? Automation.Start.FOR_PEOPLE : Automation.Start.THERE));
      }
    }
    return found;
  }

  private static boolean names(JsonNode about, Set<String> tags) {
    return about.isValueNode() && tags.stream().anyMatch(about.asString("")::equalsIgnoreCase);
  }

  List<Listener> listeners() {
    return starts().stream()
        .filter(s -> s.type().isEmpty() || s.type().contains("tag") || s.type().contains("field"))
        .map(s -> new Listener(s.id(), s.automation()))
        .distinct()
        .toList();
  }

  /// @param ids of custom fields that are written, and names of the vendor's own
  Optional<Denied> onFields(Set<String> ids) {
    return started(s -> s.type().contains("field") && concerns(s.params().path("field"), ids));
  }

  private static boolean concerns(JsonNode about, Set<String> written) {
    var text = about.isValueNode() && !about.isNull() ? about.asString("") : "";
    return text.isEmpty() || written.stream().anyMatch(text::equalsIgnoreCase);
  }

  private Optional<Denied> started(Predicate<Start> fires) {
    return starts().stream()
        .filter(s -> s.type().isEmpty() || fires.test(s))
        .findFirst()
        .map(s -> new Denied(400, CODE, null, "It would start: " + s.automation()));
  }

  /// Read once in the life of this object, which is one call of pushes.
  private List<Start> starts() {
    var known = starts;
    if (known == null) {
      known = new ArrayList<>();
      for (var automation : api.all("/automations", "automations", Lane.ORDINARY)) {
        var id = Json.text(automation, "id");
        if (Json.text(automation, "status").equals(ACTIVE) && !allowed.contains(id)) {
          known.addAll(starts(id, Json.text(automation, "name")));
        }
      }
      starts = known;
    }
    return known;
  }

  private List<Start> starts(String id, String name) {
    JsonNode answer;
    try {
      answer = api.get("/automations/" + id + "/triggers");
    } catch (Denied notShown) {
      return List.of(new Start(id, name, "", Json.object()));
    }
    var triggers = answer.path("automationTriggers");
    if (!triggers.isArray()) {
      return List.of(new Start(id, name, "", Json.object()));
    }
    return triggers
        .valueStream()
        .map(t -> new Start(id, name, Json.text(t, "type").toLowerCase(Locale.ROOT), params(t)))
        .toList();
  }

  /// An object, or a text that holds one.
  private static JsonNode params(JsonNode trigger) {
    var params = trigger.path("params");
    return params.isString() && params.asString("").startsWith("{")
        ? Json.parse(params.asString(""))
        : params;
  }
}
