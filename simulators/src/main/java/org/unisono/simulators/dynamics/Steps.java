package org.unisono.simulators.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Webhooks: a service endpoint, and steps that call it after a message, such as the creation of a
/// row of some table or a new member of a list. They run after the transaction, and never where it
/// was undone.
final class Steps {
  private static final String STEP = "sdkmessageprocessingstep";
  private static final String ENDPOINT = "serviceendpoint";
  private static final int WEBHOOK = 8;
  private static final int AFTER_THE_OPERATION = 40;
  private static final List<String> OF_ROWS = List.of("Create", "Update", "Delete");
  private static final List<String> OF_LISTS =
      List.of("AddMember", "AddListMembers", "RemoveMember", "RemoveListMembers");

  private final Organization org;
  private final StepDelivery delivery = new StepDelivery();

  Steps(Organization org) {
    this.org = org;
  }

  /// The messages, and which of them there are for which table; once.
  void plant() {
    var messages = org.tables.named("sdkmessage");
    if (!org.records.all(messages).isEmpty()) {
      return;
    }
    for (var name : Stream.of(OF_ROWS, OF_LISTS).flatMap(List::stream).toList()) {
      org.records.put(messages, Json.object().put("sdkmessageid", id(name)).put("name", name));
    }
    for (var table : org.tables.all()) {
      OF_ROWS.forEach(message -> filter(message, table.name()));
    }
    OF_LISTS.forEach(message -> filter(message, "list"));
  }

  private void filter(String message, String table) {
    org.records.put(
        org.tables.named("sdkmessagefilter"),
        Json.object()
            .put("sdkmessagefilterid", id(message + " " + table))
            .put("_sdkmessageid_value", id(message))
            .put("primaryobjecttypecode", table)
            .put("iscustomprocessingstepallowed", true));
  }

  private static String id(String of) {
    return UUID.nameUUIDFromBytes(("message " + of).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Refuses endpoints that are no webhooks, and steps that this organisation cannot run.
  void requireRight(Table table, ObjectNode row) {
    if (table.name().equals(ENDPOINT)) {
      boolean right =
          row.path("contract").asInt() == WEBHOOK
              && Json.text(row, "url").matches("https?://[^\\s]+");
      require(right, "The endpoint must be a webhook (contract 8) with a URL.");
    }
    if (table.name().equals(STEP)) {
      require(
          row.path("stage").asInt() == AFTER_THE_OPERATION && row.path("mode").asInt() == 1,
          "Steps of webhooks run asynchronously (mode 1) after the operation (stage 40).");
      require(
          filterOf(row).isEmpty()
              || Json.text(filterOf(row).get(), "_sdkmessageid_value")
                  .equals(Json.text(row, "_sdkmessageid_value")),
          "The filter is one of another message.");
    }
  }

  private static void require(boolean right, String text) {
    if (!right) {
      throw DynamicsRefused.invalid(text);
    }
  }

  private Optional<ObjectNode> filterOf(ObjectNode step) {
    return org.records.find(
        org.tables.named("sdkmessagefilter"), Json.text(step, "_sdkmessagefilterid_value"));
  }

  /// An endpoint stays for as long as there are steps that call it.
  boolean isUsed(Table table, String id) {
    return table.name().equals(ENDPOINT)
        && org.records.all(org.tables.named(STEP)).stream()
            .anyMatch(s -> Json.text(s, "_eventhandler_value").equals(id));
  }

  void written(Table table, ObjectNode row, String message, Set<String> changed) {
    boolean isNew = message.equals("create");
    var shown = isNew ? row : org.contexts.only(table, row, changed);
    for (var step : listening(isNew ? "Create" : "Update", table.name(), changed)) {
      var context = org.contexts.of(step, isNew ? "Create" : "Update", table, key(table, row));
      org.contexts.target(context, org.contexts.entity(table, shown));
      if (isNew) {
        org.contexts.output(context, "id", key(table, row));
      }
      post(step, context);
    }
  }

  void deleted(Table table, String id) {
    for (var step : listening("Delete", table.name(), Set.of())) {
      var context = org.contexts.of(step, "Delete", table, id);
      org.contexts.target(context, org.contexts.reference(table.name(), id));
      post(step, context);
    }
  }

  /// Somebody was put on a list, or taken off.
  ///
  /// @param membership its id; empty where there is none to tell
  void member(String message, String list, String member, String membership) {
    for (var step : listening(message, "list", Set.of())) {
      var context = org.contexts.of(step, message, org.tables.named("list"), list);
      org.contexts.input(context, "ListId", Json.parse("\"" + list + "\""));
      org.contexts.input(context, "EntityId", Json.parse("\"" + member + "\""));
      if (!membership.isEmpty()) {
        org.contexts.output(context, "Id", membership);
      }
      post(step, context);
    }
  }

  /// Several at once.
  void members(String message, String list, List<String> members) {
    for (var step : listening(message, "list", Set.of())) {
      var context = org.contexts.of(step, message, org.tables.named("list"), list);
      org.contexts.input(context, "ListId", Json.parse("\"" + list + "\""));
      org.contexts.input(context, "MemberIds", Json.of(members));
      post(step, context);
    }
  }

  private static String key(Table table, ObjectNode row) {
    return Json.text(row, table.key());
  }

  private List<ObjectNode> listening(String message, String table, Set<String> changed) {
    return org.records.all(org.tables.named(STEP)).stream()
        .filter(s -> s.path("statecode").asInt() == 0)
        .filter(s -> Json.text(s, "_sdkmessageid_value").equals(id(message)))
        .filter(
            s ->
                filterOf(s)
                    .map(f -> Json.text(f, "primaryobjecttypecode").equals(table))
                    .orElse(true))
        .filter(s -> changed.isEmpty() || watches(s, changed))
        .sorted((a, b) -> Integer.compare(a.path("rank").asInt(), b.path("rank").asInt()))
        .toList();
  }

  private static boolean watches(ObjectNode step, Set<String> changed) {
    var columns = Json.text(step, "filteringattributes");
    return columns.isEmpty() || Stream.of(columns.split("\\s*,\\s*")).anyMatch(changed::contains);
  }

  private void post(ObjectNode step, ObjectNode context) {
    org.records
        .find(org.tables.named(ENDPOINT), Json.text(step, "_eventhandler_value"))
        .map(ObjectNode::deepCopy)
        .ifPresent(endpoint -> org.aftermath.add(() -> delivery.add(endpoint, context)));
  }

  void close() {
    delivery.close();
  }
}
