package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Set;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Workflows and cloud flows, kept as rows of `workflow`; an active one mails when a write is what
/// it listens to.
final class Processes {
  private static final int MODERN_FLOW = 5;

  private final Organization org;

  Processes(Organization org) {
    this.org = org;
  }

  void fire(Table table, ObjectNode row, String message, Set<String> changed) {
    for (var process : org.records.all(org.tables.named("workflow"))) {
      if (process.path("statecode").asInt() == 1 && listens(process, table, message, changed)) {
        var to = Json.text(row, "emailaddress1");
        var whom = to.isEmpty() ? Json.text(row, table.title()) : to;
        var mail = new Journal.Mail(org.clock.instant(), whom, Json.text(process, "name"));
        org.aftermath.add(() -> org.journal.mailed(mail));
      }
    }
  }

  private static boolean listens(
      ObjectNode process, Table table, String message, Set<String> changed) {
    if (process.path("category").asInt() == MODERN_FLOW) {
      return triggers(process).stream().anyMatch(t -> listens(t, table, message));
    }
    if (!Json.text(process, "primaryentity").equals(table.name())) {
      return false;
    }
    var watched = Set.of(Json.text(process, "triggeronupdateattributelist").split(","));
    return message.equals("create")
        ? process.path("triggeroncreate").asBoolean()
        : changed.stream().anyMatch(watched::contains);
  }

  private static List<JsonNode> triggers(ObjectNode process) {
    var definition =
        Json.parseObject(Json.text(process, "clientdata")).path("properties").path("definition");
    return definition
        .path("triggers")
        .valueStream()
        .map(t -> t.path("inputs").path("parameters"))
        .toList();
  }

  /// Messages of a flow: 1 created, 3 changed, 4 either.
  private static boolean listens(JsonNode trigger, Table table, String message) {
    int wanted = trigger.path("subscriptionRequest/message").asInt();
    return Json.text(trigger, "subscriptionRequest/entityname").equals(table.name())
        && (wanted == 4 || wanted == (message.equals("create") ? 1 : 3));
  }
}
