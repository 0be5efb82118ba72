package org.unisono.simulators.hubspot;

import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Switches for what goes on inside the portal: workflows that mail everybody who is added to a
/// list, whether the token has the scope to see workflows, how far the search index lags, the
/// limits, and whether webhooks come twice or out of order.
final class Automations {
  private static final String ADDED = "Added to list ";

  private final Workflows workflows;
  private final CallLimits limits;
  private final WebhookDelivery webhooks;
  private boolean hidden;
  private int searchLagSeconds;
  private int refuseNext;

  Automations(Workflows workflows, CallLimits limits, WebhookDelivery webhooks) {
    this.webhooks = webhooks;
    this.workflows = workflows;
    this.limits = limits;
  }

  int searchLagSeconds() {
    return searchLagSeconds;
  }

  boolean areHidden() {
    return hidden;
  }

  /// The status that the next call meets; 0 for none.
  int takeRefusal() {
    int status = refuseNext;
    refuseNext = 0;
    return status;
  }

  void set(ObjectNode switches) {
    for (var entry : switches.properties()) {
      switch (entry.getKey()) {
        case "mailOnListAdd" -> mailOnAdding(entry.getValue());
        case "workflowsHidden" -> hidden = entry.getValue().asBoolean();
        case "refuseNext" -> refuseNext = entry.getValue().asInt();
        case "searchLagSeconds" -> searchLagSeconds = entry.getValue().asInt();
        default -> {
          boolean known =
              limits.set(entry.getKey(), entry.getValue())
                  || webhooks.set(entry.getKey(), entry.getValue());
          if (!known) {
            throw new IllegalArgumentException("no such automation: " + entry.getKey());
          }
        }
      }
    }
  }

  void mailOnAdding(String list) {
    workflows.create(ADDED + list, Workflows.onList(list));
  }

  private void mailOnAdding(JsonNode lists) {
    workflows.all().stream()
        .filter(f -> Json.text(f, "name").startsWith(ADDED))
        .forEach(workflows::forget);
    lists.valueStream().map(JsonNode::asString).forEach(this::mailOnAdding);
  }

  ObjectNode toJson() {
    var node = limits.toJson();
    node.setAll(webhooks.toJson());
    node.put("refuseNext", refuseNext)
        .put("searchLagSeconds", searchLagSeconds)
        .put("workflowsHidden", hidden);
    var lists =
        workflows.all().stream()
            .filter(Workflows::isOn)
            .filter(f -> Json.text(f, "name").startsWith(ADDED))
            .flatMap(f -> Workflows.lists(f).stream())
            .toList();
    return (ObjectNode) node.set("mailOnListAdd", Json.of(lists));
  }
}
