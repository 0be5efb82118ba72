package org.unisono.connectors.hubspot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Listener;
import org.unisono.connectors.http.Snag.Denied;

/// Workflows that a write would enrol somebody in. A load starts nobody's automation: such a write
/// is refused, unless a person named the workflow in the setting `allowedFlows` (ids). Where the
/// token may not see workflows nothing is written that could enrol, unless a person set it to `*`.
/// Lives for one call of pushes.
final class Automations {
  static final String CODE = "wouldStartAutomation";
  private static final String EVERY = "*";

  private final Workflows workflows;
  private final Set<String> allowed;
  private @Nullable List<Enrolment> known;

  Automations(HubSpotApi api, Account account) {
    this.workflows = new Workflows(api);
    this.allowed = Set.copyOf(account.list("allowedFlows"));
  }

  /// @param lists that somebody is put on or taken off
  Optional<Denied> onLists(Set<String> lists) {
    return lists.isEmpty() ? Optional.empty() : started(e -> lists.stream().anyMatch(e::byList));
  }

  Optional<Denied> onAttendance() {
    return started(Enrolment::byAttendance);
  }

  /// @param properties that are given
  Optional<Denied> onNewContact(Set<String> properties) {
    return started(e -> e.byNewContact(properties));
  }

  /// @param properties that are written
  Optional<Denied> onChange(Set<String> properties) {
    return started(e -> e.byChange(properties));
  }

  List<Listener> listeners() {
    return allowed.contains(EVERY)
        ? List.of()
        : active().stream()
            .filter(e -> !allowed.contains(e.id()))
            .map(e -> new Listener(e.id(), e.name()))
            .toList();
  }

  private Optional<Denied> started(Predicate<Enrolment> enrols) {
    if (allowed.contains(EVERY)) {
      return Optional.empty();
    }
    return active().stream()
        .filter(e -> !allowed.contains(e.id()))
        .filter(enrols)
        .findFirst()
        .map(e -> new Denied(400, CODE, null, "It would start: " + called(e)));
  }

  /// With the id that the setting takes.
  private static String called(Enrolment workflow) {
    return workflow.name() + " (" + workflow.id() + ")";
  }

  private List<Enrolment> active() {
    var read = known;
    if (read == null) {
      read = workflows.active();
      known = read;
    }
    return read;
  }
}
