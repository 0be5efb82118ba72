package org.unisono.simulators.marketo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who or what an export contains: the filters of each kind, without which there is none.
final class ExportFilters {
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final int MOST_PROGRAMS = 10;
  private static final int MOST_VALUES = 50;
  private static final List<String> OF_LEADS =
      List.of("createdAt", "updatedAt", "staticListId", "staticListName");
  private static final Set<String> SMART_LISTS = Set.of("smartListId", "smartListName");

  private final Instance instance;

  ExportFilters(Instance instance) {
    this.instance = instance;
  }

  List<ObjectNode> rows(Exports.Kind kind, ObjectNode wish) {
    var filter = wish.path("filter");
    return switch (kind) {
      case LEADS -> leads(filter);
      case MEMBERS -> members(filter);
      case ACTIVITIES -> activities(filter);
      case OBJECTS -> objects(Json.text(wish, Exports.OBJECT), filter);
    };
  }

  /// By the time of their change, or by the people on a list that they hang on.
  private List<ObjectNode> objects(String name, JsonNode filter) {
    if (SMART_LISTS.stream().anyMatch(filter::has)) {
      throw unsupported();
    }
    var all = instance.customObjects.of(name).all();
    if (filter.has("updatedAt")) {
      return all.stream().filter(within(filter, "updatedAt", "updatedAt")).toList();
    }
    var given = OF_LEADS.stream().filter(n -> n.startsWith("static")).filter(filter::has).toList();
    var link = instance.customObjects.link(name);
    if (given.size() != 1 || link.isEmpty()) {
      throw MarketoRefused.invalid("filter must hold updatedAt or a list");
    }
    var addresses =
        leads(filter).stream()
            .map(l -> Leads.folded(Json.text(l, "email")))
            .collect(Collectors.toSet());
    return all.stream().filter(o -> addresses.contains(Leads.folded(Json.text(o, link)))).toList();
  }

  private List<ObjectNode> leads(JsonNode filter) {
    // There are no smart lists of people here.
    if (SMART_LISTS.stream().anyMatch(filter::has)) {
      throw unsupported();
    }
    var given = OF_LEADS.stream().filter(filter::has).toList();
    if (given.size() != 1) {
      throw MarketoRefused.invalid("filter must hold one of " + OF_LEADS);
    }
    var name = given.getFirst();
    if (name.endsWith("At")) {
      var fits = within(filter, name, name);
      return instance.leads.all().stream().filter(fits).toList();
    }
    long list = name.equals("staticListId") ? filter.path(name).asLong(0) : listNamed(filter);
    return instance.lists.members(list).stream()
        .flatMap(id -> instance.leads.find(id).stream())
        .toList();
  }

  private long listNamed(JsonNode filter) {
    var name = Json.text(filter, "staticListName");
    return instance.lists.all().stream()
        .filter(l -> Json.text(l, "name").equals(name))
        .findFirst()
        .orElseThrow(() -> new MarketoRefused("1013", "List '%s' not found".formatted(name)))
        .path("id")
        .asLong();
  }

  private List<ObjectNode> members(JsonNode filter) {
    var ids = filter.path("programIds").valueStream().map(JsonNode::asLong).toList();
    if (filter.has("programId") == filter.has("programIds") || ids.size() > MOST_PROGRAMS) {
      throw MarketoRefused.invalid("filter must hold programId, or up to 10 programIds");
    }
    var programs =
        (filter.has("programId") ? List.of(filter.path("programId").asLong(0)) : ids)
            .stream().map(instance.programs::require).toList();
    var statuses = texts(filter, "statusNames");
    for (var status : statuses) {
      if (programs.stream()
          .noneMatch(p -> Channels.status(Json.text(p, "channel"), status).isPresent())) {
        throw MarketoRefused.invalid("Invalid status '%s'".formatted(status));
      }
    }
    Predicate<ObjectNode> fits =
        filter.has("updatedAt") ? within(filter, "updatedAt", "updatedAt") : m -> true;
    // Nobody is exhausted, as there are no engagement programs here.
    boolean none = filter.path("isExhausted").asBoolean(false);
    var rows = new ArrayList<ObjectNode>();
    for (var program : none ? List.<ObjectNode>of() : programs) {
      instance.members.of(program.path("id").asLong()).stream()
          .filter(m -> statuses.isEmpty() || statuses.contains(Json.text(m, "statusName")))
          .filter(fits)
          .forEach(rows::add);
    }
    return rows;
  }

  private List<ObjectNode> activities(JsonNode filter) {
    if (!filter.has("createdAt")) {
      throw MarketoRefused.invalid("filter must hold createdAt");
    }
    var types = texts(filter, "activityTypeIds");
    var ids = texts(filter, "primaryAttributeValueIds");
    var names = texts(filter, "primaryAttributeValues");
    if (types.contains(String.valueOf(Activities.DELETE))) {
      throw MarketoRefused.invalid("Deletions are not exported");
    }
    boolean bothOrAlone =
        (!ids.isEmpty() && !names.isEmpty())
            || (types.isEmpty() && !(ids.isEmpty() && names.isEmpty()));
    if (bothOrAlone || ids.size() > MOST_VALUES || names.size() > MOST_VALUES) {
      throw MarketoRefused.invalid("Up to 50 ids or names go with activityTypeIds");
    }
    var dated = within(filter, "createdAt", "activityDate");
    return instance.activities.all().stream()
        .filter(a -> types.isEmpty() || types.contains(Json.text(a, "activityTypeId")))
        .filter(a -> a.path("activityTypeId").asInt() != Activities.DELETE)
        .filter(a -> ids.isEmpty() || ids.contains(Json.text(a, "primaryAttributeValueId")))
        .filter(a -> names.isEmpty() || names.contains(Json.text(a, "primaryAttributeValue")))
        .filter(dated)
        .toList();
  }

  private static Set<String> texts(JsonNode filter, String name) {
    return filter
        .path(name)
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// @param name of the filter, `{startAt, endAt}`
  /// @param field of the rows
  private Predicate<ObjectNode> within(JsonNode filter, String name, String field) {
    if (name.equals("updatedAt") && !instance.bulkLimits.hasUpdatedAtFilter()) {
      throw unsupported();
    }
    var range =
        Stream.of("startAt", "endAt")
            .map(n -> MarketoTime.parse(Json.text(filter.path(name), n)))
            .toList();
    Instant from = range.getFirst();
    Instant until = range.getLast();
    if (until.isBefore(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
      throw MarketoRefused.invalid("The range must be 31 days or less");
    }
    return row -> {
      var at = MarketoTime.parse(Json.text(row, field));
      return !at.isBefore(from) && !at.isAfter(until);
    };
  }

  private static MarketoRefused unsupported() {
    return new MarketoRefused("1035", "Unsupported filter type for target subscription");
  }
}
