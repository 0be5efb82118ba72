package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Listener;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import tools.jackson.databind.JsonNode;

/// Smart campaigns that a write would set off. A load starts nobody's automation: such a write is
/// refused, unless a person named the campaign in the setting `allowedSmartCampaigns` (ids). What
/// is not understood of a trigger counts as if it fired.
final class Automations {
  static final String CODE = "wouldStartAutomation";
  private static final String ALL = "/rest/asset/v1/smartCampaign";
  private static final Pattern MEMBERS = Pattern.compile("(?i).*program.*");
  private static final Pattern CREATED = Pattern.compile("(?i).*(person|lead).* created.*");
  private static final Pattern CHANGED = Pattern.compile("(?i).*data value.*");

  private static final List<Pattern> WRITTEN = List.of(MEMBERS, CREATED, CHANGED);

  private record Trigger(String id, String campaign, JsonNode rule) {}

  private final MarketoApi api;
  private final Set<String> allowed;
  private @Nullable List<Trigger> triggers;

  Automations(MarketoApi api, Account account) {
    this.api = api;
    this.allowed = Set.copyOf(account.list("allowedSmartCampaigns"));
  }

  /// The refusal of a write of members, if some campaign listens to the program. Who is in no
  /// program yet also gets a first one, which is a value that changes.
  Optional<Denied> onMembers(String program) {
    return started(MEMBERS, Set.of(program)).or(() -> onValues(Set.of("Acquisition Program")));
  }

  Optional<Denied> onNewPerson() {
    return started(CREATED, Set.of());
  }

  /// @param fields names and labels of what is written
  Optional<Denied> onValues(Set<String> fields) {
    return started(CHANGED, fields);
  }

  List<Listener> listeners() {
    return triggers().stream()
        .filter(
            t -> WRITTEN.stream().anyMatch(p -> p.matcher(Json.text(t.rule(), "name")).matches()))
        .map(t -> new Listener(t.id(), t.campaign()))
        .distinct()
        .toList();
  }

  private Optional<Denied> started(Pattern name, Set<String> about) {
    return triggers().stream()
        .filter(t -> name.matcher(Json.text(t.rule(), "name")).matches())
        .filter(t -> about.isEmpty() || concerns(t.rule(), about))
        .findFirst()
        .map(t -> new Denied(400, CODE, null, "It would start: " + t.campaign()));
  }

  private static boolean concerns(JsonNode rule, Set<String> about) {
    var primary =
        rule.path("conditions")
            .valueStream()
            .filter(c -> c.path("isPrimary").asBoolean(false))
            .findFirst();
    if (primary.isEmpty() || !Json.text(primary.get(), "operator").equals("is")) {
      return true;
    }
    var values = primary.get().path("values");
    return values.isEmpty() || values.valueStream().anyMatch(v -> about.contains(v.asString("")));
  }

  /// Read once in the life of this object, which is one call of pushes.
  private List<Trigger> triggers() {
    var known = triggers;
    if (known == null) {
      known = read();
      triggers = known;
    }
    return known;
  }

  private List<Trigger> read() {
    var found = new ArrayList<Trigger>();
    for (var campaign : new SmartCampaigns(api).all("isActive=true")) {
      boolean listens = Json.text(campaign, "type").equals("trigger");
      if (listens && !allowed.contains(Json.text(campaign, "id"))) {
        rules(campaign)
            .forEach(
                r ->
                    found.add(
                        new Trigger(Json.text(campaign, "id"), Json.text(campaign, "name"), r)));
      }
    }
    return found;
  }

  private List<JsonNode> rules(JsonNode campaign) {
    var path = ALL + "/" + Json.text(campaign, "id") + "/smartList.json?includeRules=true";
    var list = api.get(path).path("result").path(0);
    return list.path("rules").path("triggers").valueStream().toList();
  }
}
