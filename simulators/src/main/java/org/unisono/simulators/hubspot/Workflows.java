package org.unisono.simulators.hubspot;

import static java.time.ZoneOffset.UTC;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Workflows of contacts, which people make; an enabled one mails whom it enrols: who joins a list,
/// takes part in a marketing event, or comes to fit its filters.
final class Workflows {
  private static final Map<String, String> EVENTS =
      Map.of("REGISTERED", "4-68559", "CANCELLED", "4-69072");

  private static final String FORM_SUBMITTED = "4-1639801";

  private record Enrolment(String flow, LocalDate day) {}

  private final Journal journal;
  private final SimulatedClock clock;
  private final Map<String, ObjectNode> flows = new LinkedHashMap<>();
  private final List<Enrolment> enrolments = new ArrayList<>();
  private BiConsumer<String, String> mailer = (email, contact) -> {};
  private long lastId = 585_051_000;

  Workflows(Journal journal, SimulatedClock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// @param listener hears the id of a marketing e-mail that a workflow sends, and of the contact
  void mailing(BiConsumer<String, String> listener) {
    mailer = listener;
  }

  static ObjectNode onList(String listId) {
    var criteria = Json.object().put("type", "EVENT_BASED").put("shouldReEnroll", false);
    criteria.putArray("eventFilterBranches");
    var branch = criteria.putArray("listMembershipFilterBranches").addObject();
    branch.put("filterBranchType", "AND").put("filterBranchOperator", "AND");
    branch.putArray("filterBranches");
    branch
        .putArray("filters")
        .addObject()
        .put("filterType", "IN_LIST")
        .put("operator", "IN_LIST")
        .put("listId", listId);
    return criteria;
  }

  /// @param state `REGISTERED` or `CANCELLED`
  static ObjectNode onEvent(String state) {
    var criteria = Json.object().put("type", "EVENT_BASED").put("shouldReEnroll", false);
    criteria.putArray("listMembershipFilterBranches");
    var branch = criteria.putArray("eventFilterBranches").addObject();
    branch.put("filterBranchType", "UNIFIED_EVENTS").put("operator", "HAS_COMPLETED");
    branch.put("eventTypeId", EVENTS.getOrDefault(state, ""));
    branch.putArray("filters");
    branch.putArray("filterBranches");
    return criteria;
  }

  ObjectNode create(String name, JsonNode criteria) {
    var now = HubSpotTime.text(clock.instant());
    var id = String.valueOf(++lastId);
    var flow =
        Json.object()
            .put("id", id)
            .put("name", name)
            .put("isEnabled", true)
            .put("type", "CONTACT_FLOW")
            .put("flowType", "WORKFLOW")
            .put("objectTypeId", CrmType.CONTACTS.typeId())
            .put("revisionId", "1")
            .put("createdAt", now)
            .put("updatedAt", now);
    flow.set("enrollmentCriteria", criteria);
    flow.putArray("actions");
    FlowActions.settle(flow);
    flows.put(id, flow);
    return flow;
  }

  /// As the API makes one: switched off unless it says otherwise.
  ObjectNode create(JsonNode wish) {
    if (!Json.text(wish, "type").equals("CONTACT_FLOW") || Json.text(wish, "name").isEmpty()) {
      throw HubSpotRefused.invalid("Invalid input JSON: name, and type CONTACT_FLOW");
    }
    var steps = Json.object().put("startActionId", Json.text(wish, "startActionId"));
    steps.set("actions", wish.path("actions").isArray() ? wish.path("actions") : Json.array());
    FlowActions.settle(steps);
    var flow = create(Json.text(wish, "name"), wish.path("enrollmentCriteria"));
    flow.put("isEnabled", wish.path("isEnabled").asBoolean(false));
    return flow.setAll(steps);
  }

  /// Replaces all that is given; refuses who has not seen the latest revision.
  ObjectNode replace(String id, JsonNode wish) {
    var flow = flows.get(id);
    if (flow == null) {
      throw missing(id);
    }
    var revision = Json.text(flow, "revisionId");
    if (!Json.text(wish, "revisionId").equals(revision)) {
      throw HubSpotRefused.conflict(
          "Flow %s has been changed: revision %s is the latest".formatted(id, revision));
    }
    var changed = flow.deepCopy();
    for (var field : List.of("name", "isEnabled", "actions", "enrollmentCriteria")) {
      if (wish.has(field)) {
        changed.set(field, wish.path(field));
      } else if (!field.equals("isEnabled")) {
        throw HubSpotRefused.invalid("Invalid input JSON: %s is missing".formatted(field));
      }
    }
    changed.put("startActionId", Json.text(wish, "startActionId"));
    FlowActions.settle(changed);
    if (changed.path("actions").isEmpty()) {
      flow.remove("startActionId");
    }
    flow.setAll(changed);
    flow.put("revisionId", String.valueOf(Long.parseLong(revision) + 1));
    return flow.put("updatedAt", HubSpotTime.text(clock.instant()));
  }

  static HubSpotRefused missing(String id) {
    return HubSpotRefused.notFound("Flow does not exist with ID " + id + ".");
  }

  List<ObjectNode> all() {
    return new ArrayList<>(flows.values());
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(flows.get(id));
  }

  void switchOver(String id) {
    find(id).ifPresent(f -> f.put("isEnabled", !isOn(f)));
  }

  void forget(ObjectNode flow) {
    flows.remove(Json.text(flow, "id"));
  }

  static boolean isOn(ObjectNode flow) {
    return flow.path("isEnabled").asBoolean();
  }

  /// The lists whose joining enrols.
  static List<String> lists(ObjectNode flow) {
    return flow.path("enrollmentCriteria")
        .path("listMembershipFilterBranches")
        .valueStream()
        .flatMap(b -> b.path("filters").valueStream())
        .map(f -> Json.text(f, "listId"))
        .toList();
  }

  void joined(String listId, String contact) {
    enrol(contact, flow -> lists(flow).contains(listId));
  }

  /// @param form empty: any
  static ObjectNode onForm(String form) {
    var criteria = Json.object().put("type", "EVENT_BASED").put("shouldReEnroll", true);
    criteria.putArray("listMembershipFilterBranches");
    var branch = criteria.putArray("eventFilterBranches").addObject();
    branch.put("filterBranchType", "UNIFIED_EVENTS").put("operator", "HAS_COMPLETED");
    branch.put("eventTypeId", FORM_SUBMITTED).putArray("filterBranches");
    var filters = branch.putArray("filters");
    if (!form.isEmpty()) {
      var filter = filters.addObject().put("filterType", "PROPERTY").put("property", "hs_form_id");
      filter
          .putObject("operation")
          .put("operationType", "ENUMERATION")
          .put("operator", "IS_ANY_OF")
          .put("includeObjectsWithNoValueSet", false)
          .putArray("values")
          .add(form);
    }
    return criteria;
  }

  void submitted(String contact, String form) {
    enrol(contact, flow -> branches(flow, FORM_SUBMITTED).anyMatch(b -> isOf(b, form)));
  }

  /// Whether the branch is of that form, or of any.
  private static boolean isOf(JsonNode branch, String form) {
    return branch
        .path("filters")
        .valueStream()
        .filter(f -> Json.text(f, "property").equals("hs_form_id"))
        .allMatch(
            f ->
                f.path("operation")
                    .path("values")
                    .valueStream()
                    .anyMatch(v -> v.asString().equals(form)));
  }

  private static Stream<JsonNode> branches(ObjectNode flow, String event) {
    return flow.path("enrollmentCriteria")
        .path("eventFilterBranches")
        .valueStream()
        .filter(b -> Json.text(b, "eventTypeId").equals(event));
  }

  void tookPart(String contact, String state) {
    happened(contact, EVENTS.getOrDefault(state, state));
  }

  /// @param event its type, such as a custom event's full name
  void happened(String contact, String event) {
    enrol(contact, flow -> branches(flow, event).findAny().isPresent());
  }

  /// @param before null of a new contact
  void written(@Nullable JsonNode before, JsonNode after, String contact) {
    enrol(
        contact,
        flow -> {
          var branch = flow.path("enrollmentCriteria").path("listFilterBranch");
          boolean fitted = before != null && ListFilters.match(branch, before);
          return !fitted && ListFilters.match(branch, after);
        });
  }

  /// One contact, whatever the criteria say; refuses a workflow that is off.
  void enrol(ObjectNode flow, String contact) {
    if (!isOn(flow)) {
      throw HubSpotRefused.invalid("Workflow is not enabled");
    }
    enrol(contact, f -> f == flow);
  }

  /// The marketing e-mails that the workflow sends.
  static Stream<String> contents(ObjectNode flow) {
    return flow.path("actions")
        .valueStream()
        .filter(a -> Json.text(a, "actionTypeId").equals("0-4"))
        .map(a -> Json.text(a.path("fields"), "content_id"));
  }

  Stream<ObjectNode> sending(String email) {
    return flows.values().stream().filter(f -> contents(f).anyMatch(email::equals));
  }

  /// How many were enrolled, by the first day of each bucket.
  SortedMap<LocalDate, Integer> enrolled(String flow, UnaryOperator<LocalDate> bucket) {
    var counts = new TreeMap<LocalDate, Integer>();
    enrolments.stream()
        .filter(e -> e.flow().equals(flow))
        .forEach(e -> counts.merge(bucket.apply(e.day()), 1, Integer::sum));
    return counts;
  }

  private interface Fits {
    boolean test(ObjectNode flow);
  }

  private void enrol(String contact, Fits fits) {
    for (var flow : flows.values()) {
      if (isOn(flow) && fits.test(flow)) {
        var name = "workflow: " + Json.text(flow, "name");
        journal.mailed(new Journal.Mail(clock.instant(), contact, name));
        enrolments.add(
            new Enrolment(Json.text(flow, "id"), LocalDate.ofInstant(clock.instant(), UTC)));
        contents(flow).forEach(email -> mailer.accept(email, contact));
      }
    }
  }

  ObjectNode state() {
    var state = Json.object().put("lastId", lastId);
    var enrolled = state.putArray("enrolments");
    enrolments.forEach(e -> enrolled.add(e.flow() + " " + e.day()));
    return (ObjectNode) state.set("flows", Json.array(flows.values()));
  }

  void restore(JsonNode state) {
    if (!state.has("flows")) {
      return;
    }
    flows.clear();
    enrolments.clear();
    for (var enrolment : state.path("enrolments")) {
      var parts = enrolment.asString().split(" ", 2);
      enrolments.add(new Enrolment(parts[0], LocalDate.parse(parts[1])));
    }
    lastId = state.path("lastId").asLong(lastId);
    state.path("flows").forEach(f -> flows.put(Json.text(f, "id"), (ObjectNode) f));
  }
}
