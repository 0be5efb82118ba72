package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Set;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Record-triggered flows, processes of Process Builder and workflow rules, made by people in the
/// setup; an active one mails when a write is what it listens to. Rows of `FlowDefinitionView` and
/// `WorkflowRule`, whose `Metadata` the Tooling API shows.
final class Flows {
  static final String FLOW = "FlowDefinitionView";
  static final String RULE = "WorkflowRule";

  /// Mails each new member; there from the start, and off.
  static final String WELCOME = "Welcome_new_members";

  private static final String OBJECT = "EntityDefinition";

  private final Schema schema;
  private final Records records;
  private final Journal journal;
  private final SimulatedClock clock;

  Flows(Schema schema, Records records, Journal journal, SimulatedClock clock) {
    this.schema = schema;
    this.records = records;
    this.journal = journal;
    this.clock = clock;
  }

  void plant() {
    if (named(WELCOME).isEmpty()) {
      flow(WELCOME, "Welcome new members", "CampaignMember", "Create");
      set(WELCOME, State.OFF);
    }
  }

  /// @param when `Create`, `Update`, `CreateAndUpdate` or `Delete`
  void flow(String apiName, String label, String object, String when) {
    var before = when.equals("Delete");
    var row =
        row(apiName, label, "AutoLaunchedFlow")
            .put("TriggerType", before ? "RecordBeforeDelete" : "RecordAfterSave")
            .put("RecordTriggerType", when)
            .put("TriggerObjectOrEventId", object(object))
            .put("TriggerObjectOrEventLabel", schema.type(object).label());
    keep(FLOW, row);
    set(apiName, State.ON);
  }

  /// A process says only in its metadata what it listens to.
  ///
  /// @param when `onCreateOnly` or `onAllChanges`
  void process(String apiName, String label, String object, String when) {
    var row = row(apiName, label, "Workflow");
    var values = row.putObject("Metadata").putArray("processMetadataValues");
    for (var value : List.of(List.of("ObjectType", object), List.of("TriggerType", when))) {
      var told = values.addObject().put("name", value.getFirst());
      told.putObject("value").put("stringValue", value.getLast());
    }
    keep(FLOW, row);
    set(apiName, State.ON);
  }

  /// @param when `onCreateOnly`, `onCreateOrTriggeringUpdate` or `onAllChanges`
  void rule(String name, String object, String when, State state) {
    var row = Json.object().put("Id", id(RULE)).put("Name", name).put("TableEnumOrId", object);
    row.putObject("Metadata").put("active", state == State.ON).put("triggerType", when);
    keep(RULE, row);
  }

  enum State {
    ON,
    OFF
  }

  void set(String apiName, State state) {
    for (var flow : named(apiName)) {
      boolean on = state == State.ON;
      var changed = flow.deepCopy().put("IsActive", on);
      if (on) {
        changed.set("ActiveVersionId", flow.path("LatestVersionId"));
      } else {
        changed.putNull("ActiveVersionId");
      }
      keep(FLOW, changed);
    }
  }

  State state(String apiName) {
    return named(apiName).stream().anyMatch(Flows::isOn) ? State.ON : State.OFF;
  }

  List<ObjectNode> all() {
    return List.copyOf(records.all(FLOW));
  }

  static boolean isOn(ObjectNode flow) {
    return !Json.text(flow, "ActiveVersionId").isEmpty();
  }

  /// @param change `Create`, `Update` or `Delete`
  void fire(String object, ObjectNode written, String change) {
    for (var flow : records.all(FLOW)) {
      if (isOn(flow) && object(flow).equals(object) && hears(flow, change)) {
        mail(written, Json.text(flow, "Label"));
      }
    }
    for (var rule : records.all(RULE)) {
      var told = rule.path("Metadata");
      boolean on =
          told.path("active").asBoolean() && Json.text(rule, "TableEnumOrId").equals(object);
      if (on && ruleHears(Json.text(told, "triggerType"), change)) {
        mail(written, Json.text(rule, "Name"));
      }
    }
  }

  private void mail(ObjectNode written, String label) {
    var email = Json.text(written, "Email");
    var whom = email.isEmpty() ? Json.text(written, "Id") : email;
    journal.mailed(new Journal.Mail(clock.instant(), whom, "flow: " + label));
  }

  /// What a flow, or a process, listens to.
  String object(ObjectNode flow) {
    var told = told(flow, "ObjectType");
    return told.isEmpty()
        ? records
            .find(OBJECT, Json.text(flow, "TriggerObjectOrEventId"))
            .map(o -> Json.text(o, "QualifiedApiName"))
            .orElse("")
        : told;
  }

  String when(ObjectNode flow) {
    var told = told(flow, "TriggerType");
    return told.isEmpty() ? Json.text(flow, "RecordTriggerType") : told;
  }

  private boolean hears(ObjectNode flow, String change) {
    return Json.text(flow, "ProcessType").equals("Workflow")
        ? ruleHears(when(flow), change)
        : when(flow).contains(change);
  }

  private static boolean ruleHears(String when, String change) {
    return when.equals("onCreateOnly")
        ? change.equals("Create")
        : Set.of("Create", "Update").contains(change);
  }

  private static String told(ObjectNode flow, String name) {
    return flow.path("Metadata")
        .path("processMetadataValues")
        .valueStream()
        .filter(v -> Json.text(v, "name").equals(name))
        .map(v -> Json.text(v.path("value"), "stringValue"))
        .findFirst()
        .orElse("");
  }

  private List<ObjectNode> named(String apiName) {
    return records.all(FLOW).stream().filter(f -> Json.text(f, "ApiName").equals(apiName)).toList();
  }

  private ObjectNode row(String apiName, String label, String kind) {
    return Json.object()
        .put("Id", id(FLOW))
        .put("ApiName", apiName)
        .put("Label", label)
        .put("ProcessType", kind)
        .put("LatestVersionId", SalesforceIds.of("301", records.all(FLOW).size() + 1L));
  }

  /// The object's own row, made when it is first named.
  private String object(String name) {
    for (var known : records.all(OBJECT)) {
      if (Json.text(known, "QualifiedApiName").equals(name)) {
        return Json.text(known, "Id");
      }
    }
    var id = id(OBJECT);
    var label = schema.type(name).label();
    keep(OBJECT, Json.object().put("Id", id).put("QualifiedApiName", name).put("Label", label));
    return id;
  }

  /// Of a count of their own: the ids of people and campaigns stay what they are without flows.
  private String id(String type) {
    return SalesforceIds.of(schema.type(type).prefix(), records.all(type).size() + 1L);
  }

  private void keep(String type, ObjectNode row) {
    var now = SalesforceTime.text(clock.instant());
    records.put(
        type, row.put("IsDeleted", false).put("LastModifiedDate", now).put("SystemModstamp", now));
  }
}
