package org.unisono.connectors.salesforce;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Listener;
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
  private static final List<Sobject> WRITTEN =
      List.of(Sobject.CAMPAIGN, Sobject.MEMBER, Sobject.LEAD, Sobject.CONTACT);

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

  /// Those that listen to anything that is written here.
  List<Listener> listeners() {
    return allowed.contains(EVERY)
        ? List.of()
        : automations().stream()
            .filter(a -> WRITTEN.stream().anyMatch(object -> listens(a, object)))
            .filter(a -> a.names().stream().noneMatch(allowed::contains))
            .map(
                a -> new Listener(a.names().stream().sorted().findFirst().orElseThrow(), a.label()))
            .toList();
  }

  private static boolean listens(ActiveAutomation automation, Sobject object) {
    return Stream.of(Change.CREATE, Change.UPDATE).anyMatch(c -> automation.listens(object, c));
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
