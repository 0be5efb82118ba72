package org.unisono.connectors.sugar;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.unisono.connector.Account;
import org.unisono.connector.Listener;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.sugar.Site.Saves;

/// Workflows that a write would set off. Their conditions are not weighed: one that is active and
/// listens to the module counts as if it ran, unless a person named it in the setting
/// `allowedWorkflows` (ids). Lives for one call of pushes.
final class Automations {

  static final String CODE = "wouldStartAutomation";

  private final Site site;
  private final Set<String> allowed;
  private final Map<Saves, Map<CrmModule, Optional<Denied>>> known = new EnumMap<>(Saves.class);

  Automations(Site site, Account account) {
    this.site = site;
    this.allowed = Set.copyOf(account.list("allowedWorkflows"));
  }

  Optional<Denied> refusal(CrmModule module, Saves saves) {
    return known
        .computeIfAbsent(saves, s -> new HashMap<>())
        .computeIfAbsent(module, m -> looked(m, saves));
  }

  List<Listener> listeners() {
    Map<String, String> found = new TreeMap<>();
    for (var module : CrmModule.values()) {
      for (var saves : Saves.values()) {
        found.putAll(site.automations(module.module(), saves));
      }
    }
    found.keySet().removeAll(allowed);
    return found.entrySet().stream().map(f -> new Listener(f.getKey(), f.getValue())).toList();
  }

  private Optional<Denied> looked(CrmModule module, Saves saves) {
    return site.automations(module.module(), saves).entrySet().stream()
        .filter(flow -> !allowed.contains(flow.getKey()))
        .findFirst()
        .map(flow -> new Denied(400, CODE, null, "It would start: " + flow.getValue()));
  }
}
