package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Listener;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Workflows and cloud flows that a write would set off. A load starts nobody's automation: such a
/// write is refused, unless a person named the process in the setting `allowedProcesses` (ids).
/// What is not understood of a flow's trigger counts as if it fired.
final class Automations {
  static final String CODE = "wouldStartAutomation";
  private static final String FLOW = "5";
  private static final String QUERY =
      "workflows?$select=workflowid,name,category,primaryentity,triggeroncreate,"
          + "triggeronupdateattributelist,clientdata&$filter="
          + DynamicsApi.encoded(
              "statecode eq 1 and type eq 1 and (category eq 0 or category eq 5)");

  private static final List<String> WRITTEN =
      List.of("campaign", "campaignresponse", "list", "lead", "contact");

  /// What happens to a row.
  enum Message {
    CREATE(Set.of("1", "4", "6", "7")),
    UPDATE(Set.of("3", "4", "5", "7"));

    /// Numbers of a flow's trigger that mean it: alone, or with others.
    private final Set<String> numbers;

    Message(Set<String> numbers) {
      this.numbers = numbers;
    }
  }

  private final DynamicsApi api;
  private final Set<String> allowed;
  private @Nullable List<JsonNode> processes;

  Automations(DynamicsApi api, Account account) {
    this.api = api;
    this.allowed = Set.copyOf(account.list("allowedProcesses"));
  }

  /// The refusal of a write, if some process listens to it.
  ///
  /// @param columns that are written; they matter for changes only
  Optional<Denied> on(String table, Message message, Set<String> columns) {
    return processes().stream()
        .filter(p -> listens(p, table, message, columns))
        .findFirst()
        .map(p -> new Denied(400, CODE, null, "It would start: " + Json.text(p, "name")));
  }

  List<Listener> listeners() {
    return processes().stream()
        .filter(p -> WRITTEN.stream().anyMatch(table -> listens(p, table)))
        .map(p -> new Listener(Json.text(p, "workflowid"), Json.text(p, "name")))
        .toList();
  }

  private static boolean listens(JsonNode process, String table) {
    if (Json.text(process, "category").equals(FLOW)) {
      return Stream.of(Message.values()).anyMatch(m -> flowListens(process, table, m));
    }
    return Json.text(process, "primaryentity").equals(table);
  }

  private static boolean listens(
      JsonNode process, String table, Message message, Set<String> columns) {
    if (Json.text(process, "category").equals(FLOW)) {
      return flowListens(process, table, message);
    }
    if (!Json.text(process, "primaryentity").equals(table)) {
      return false;
    }
    return switch (message) {
      case CREATE -> process.path("triggeroncreate").asBoolean(false);
      case UPDATE ->
          Stream.of(Json.text(process, "triggeronupdateattributelist").split(","))
              .anyMatch(columns::contains);
    };
  }

  private static boolean flowListens(JsonNode flow, String table, Message message) {
    var data = Json.text(flow, "clientdata");
    JsonNode triggers;
    try {
      triggers =
          data.isEmpty()
              ? Json.object()
              : Json.parse(data).path("properties").path("definition").path("triggers");
    } catch (JacksonException unreadable) {
      return data.contains(table);
    }
    return triggers
        .valueStream()
        .map(t -> t.path("inputs").path("parameters"))
        .filter(p -> Json.text(p, "subscriptionRequest/entityname").equals(table))
        .map(p -> Json.text(p, "subscriptionRequest/message"))
        .anyMatch(number -> number.isEmpty() || message.numbers.contains(number));
  }

  /// Read once in the life of this object, which is one call of pushes.
  private List<JsonNode> processes() {
    var known = processes;
    if (known == null) {
      known = new ArrayList<>();
      for (var row : api.all(QUERY, Lane.ORDINARY, "").rows()) {
        if (!allowed.contains(Json.text(row, "workflowid"))) {
          known.add(row);
        }
      }
      processes = known;
    }
    return known;
  }
}
