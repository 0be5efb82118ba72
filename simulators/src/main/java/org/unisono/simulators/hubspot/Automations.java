package org.unisono.simulators.hubspot;

import java.util.Set;
import java.util.TreeSet;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a write sets off in the portal: a workflow that mails everybody who is added to a list.
/// Also holds how far the search index lags.
final class Automations {
  private final Journal journal;
  private final SimulatedClock clock;
  private final Set<String> mailingLists = new TreeSet<>();
  private int searchLagSeconds;

  Automations(Journal journal, SimulatedClock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  int searchLagSeconds() {
    return searchLagSeconds;
  }

  void mailOnAdding(String listId) {
    mailingLists.add(listId);
  }

  void added(String listId, String recordId) {
    if (mailingLists.contains(listId)) {
      journal.mailed(
          new Journal.Mail(clock.instant(), recordId, "workflow: added to list " + listId));
    }
  }

  void set(ObjectNode switches) {
    for (var entry : switches.properties()) {
      switch (entry.getKey()) {
        case "mailOnListAdd" -> {
          mailingLists.clear();
          entry.getValue().valueStream().map(JsonNode::asString).forEach(mailingLists::add);
        }
        case "searchLagSeconds" -> searchLagSeconds = entry.getValue().asInt();
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  ObjectNode toJson() {
    var node = Json.object().put("searchLagSeconds", searchLagSeconds);
    return (ObjectNode) node.set("mailOnListAdd", Json.of(mailingLists));
  }
}
