package org.unisono.connectors.salesforce;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.salesforce.ActiveAutomation.Change;

/// Flows, processes and workflow rules that a write would set off. A load starts nobody's
/// automation: such a write is refused, unless a person named the automation in the setting
/// `allowedFlows`. Whether it mails or only fills a field cannot be told, and its conditions are
/// not weighed. Where the account may not see them nothing is written either, unless a person set
/// it to `*`.
final class Automations {
  static final String CODE = "wouldStartAutomation";
  private static final String EVERY = "*";

  private final ActiveAutomations active;
  private final Set<String> allowed;
  private @Nullable List<ActiveAutomation> known;

  Automations(ActiveAutomations active, Account account) {
    this.active = active;
    this.allowed = Set.copyOf(account.list("allowedFlows"));
  }

  /// @throws Denied `wouldStartAutomation`, `automationsNotShown`
  void stopIfHeard(Sobject object, Change change) {
    if (allowed.contains(EVERY)) {
      return;
    }
    for (var automation : automations()) {
      if (automation.listens(object, change)
          && automation.names().stream().noneMatch(allowed::contains)) {
        throw new Denied(400, CODE, null, "It would start: " + called(automation));
      }
    }
  }

  /// With the name that the setting takes, where that is another one.
  private static String called(ActiveAutomation automation) {
    var label = automation.label();
    return automation.names().contains(label)
        ? label
        : label + " (" + String.join(", ", automation.names()) + ")";
  }

  /// Read once in the life of this object, which is one call of pushes.
  private List<ActiveAutomation> automations() {
    var read = known;
    if (read == null) {
      read = active.read();
      known = read;
    }
    return read;
  }
}
