package org.unisono.connectors.hubspot;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Whom an active workflow of contacts takes in. What is not understood counts as if it fired.
///
/// A list that computes its members stands for its own filters, so that what changes them is seen
/// through it.
final class Enrolment {
  private static final int DEEPEST = 3;

  private static final Set<String> ATTENDANCE = Set.of("4-68559", "4-69072");
  private static final String EVENTS_OBJECT = "0-54";
  private static final Set<String> PROPERTY_CHANGED = Set.of("4-655002", "4-1463224");

  /// What somebody did: mails, pages, forms, calls, advertisements; none of it is ours to write.
  private static final Set<String> DEEDS =
      Set.of(
          "4-96000",
          "4-666440",
          "4-666288",
          "4-665538",
          "4-665536",
          "4-666439",
          "4-1639801",
          "4-1639797",
          "4-1639799",
          "4-1553675",
          "4-1733817",
          "4-1741072",
          "4-1555804",
          "4-1555805",
          "4-675783",
          "4-1722276",
          "4-1814177");

  private static final Set<String> MANUAL = Set.of("MANUAL", "DATASET");
  private static final Set<String> KNOWN = Set.of("LIST_BASED", "EVENT_BASED");

  private final JsonNode flow;
  private final Function<String, JsonNode> filtersOfList;
  private final Set<String> lists = new HashSet<>();
  private final Set<String> properties = new HashSet<>();
  private boolean understood;
  private boolean attendance;
  private boolean anyProperty;

  /// @param flow as told in detail; without criteria where that is not to be had
  /// @param filtersOfList the filter tree of a list; missing where people are put in by hand
  Enrolment(JsonNode flow, Function<String, JsonNode> filtersOfList) {
    this.flow = flow;
    this.filtersOfList = filtersOfList;
    var type = Json.text(criteria(), "type");
    understood = KNOWN.contains(type) || MANUAL.contains(type) || isScheduled();
    if (KNOWN.contains(type)) {
      collect(criteria(), 0);
    }
  }

  private JsonNode criteria() {
    return flow.path("enrollmentCriteria");
  }

  /// By the calendar, and by nothing that is written.
  private boolean isScheduled() {
    return criteria().isMissingNode()
        && (flow.path("enrollmentSchedule").isObject() || flow.path("eventAnchor").isObject());
  }

  String id() {
    return Json.text(flow, "id");
  }

  String name() {
    return Json.text(flow, "name");
  }

  boolean byList(String list) {
    return !understood || lists.contains(list);
  }

  boolean byAttendance() {
    return !understood || attendance;
  }

  /// @param written properties of a contact who is there already
  boolean byChange(Set<String> written) {
    return !understood || anyProperty || written.stream().anyMatch(properties::contains);
  }

  /// @param written properties that a new contact comes with
  boolean byNewContact(Set<String> written) {
    if (!understood) {
      return true;
    }
    var fresh = new FreshContact(written, filtersOfList);
    return switch (Json.text(criteria(), "type")) {
      case "LIST_BASED" -> fresh.mayFit(criteria().path("listFilterBranch"));
      case "EVENT_BASED" ->
          criteria().path("eventFilterBranches").valueStream().anyMatch(b -> byBirth(b, written))
              || criteria()
                  .path("listMembershipFilterBranches")
                  .valueStream()
                  .anyMatch(fresh::mayJoin);
      default -> false;
    };
  }

  /// Being made changes each property that is given, and is itself an event of no known number.
  private static boolean byBirth(JsonNode branch, Set<String> written) {
    var event = Json.text(branch, "eventTypeId");
    if (PROPERTY_CHANGED.contains(event)) {
      var named = changedProperties(branch);
      return named.isEmpty() || named.stream().anyMatch(p -> FreshContact.has(p, written));
    }
    return isOfHubSpot(event) && !ATTENDANCE.contains(event) && !DEEDS.contains(event);
  }

  /// Events of apps and those that a portal made up come from there alone.
  private static boolean isOfHubSpot(String event) {
    return !event.startsWith("6-") && !event.startsWith("pe");
  }

  private void collect(JsonNode node, int depth) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, depth));
    } else if (node.isObject()) {
      switch (Json.text(node, "filterType")) {
        case "IN_LIST" -> list(Json.text(node, "listId"), depth);
        case "PROPERTY" -> properties.add(Json.text(node, "property"));
        default -> branch(node, depth);
      }
    }
  }

  private void list(String list, int depth) {
    lists.add(list);
    if (depth < DEEPEST) {
      collect(filtersOfList.apply(list), depth + 1);
    } else {
      understood = false;
    }
  }

  private void branch(JsonNode node, int depth) {
    var event = Json.text(node, "eventTypeId");
    attendance |= Json.text(node, "objectTypeId").equals(EVENTS_OBJECT);
    if (PROPERTY_CHANGED.contains(event)) {
      var named = changedProperties(node);
      properties.addAll(named);
      anyProperty |= named.isEmpty();
      return;
    }
    if (!event.isEmpty()) {
      attendance |= isOfHubSpot(event) && !DEEDS.contains(event);
      // Its filters are of the event, not of the contact.
      return;
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      collect(child.getValue(), depth);
    }
  }

  private static Set<String> changedProperties(JsonNode branch) {
    var named = new HashSet<String>();
    for (var filter : branch.path("filters")) {
      if (Json.text(filter, "property").equals("hs_name")) {
        var operation = filter.path("operation");
        operation.path("values").forEach(v -> named.add(v.asString("")));
        named.add(Json.text(operation, "value"));
      }
    }
    named.remove("");
    return named;
  }
}
