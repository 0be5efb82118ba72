package org.unisono.connectors.salesforce;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.salesforce.ActiveAutomation.Change;
import tools.jackson.databind.JsonNode;

/// Reads what is switched on: record-triggered flows, processes of Process Builder, workflow rules.
/// Scheduled flows listen to no write. What is not understood counts as if it fired.
///
/// A process and a rule tell what they listen to in their metadata alone, one call each; a version
/// of a flow never changes once it is active, so that those calls are made once.
final class ActiveAutomations {
  static final String NOT_SHOWN = "automationsNotShown";

  private static final String PROCESS = "Workflow";

  private static final Set<String> ON_RECORDS =
      Set.of("RecordBeforeSave", "RecordAfterSave", "RecordBeforeDelete");

  // All of them: this view takes few filters, and its `IsActive` asks whether the latest version is
  // the active one, where an older one may well run.
  private static final String FLOWS =
      "SELECT ApiName,Label,ProcessType,TriggerType,RecordTriggerType,ActiveVersionId,"
          + "TriggerObjectOrEvent.QualifiedApiName FROM FlowDefinitionView";

  private static final String RULES =
      "SELECT Id,Name,TableEnumOrId,LastModifiedDate FROM WorkflowRule WHERE TableEnumOrId IN "
          + Soql.in(
              Stream.of(Sobject.CAMPAIGN, Sobject.MEMBER, Sobject.LEAD, Sobject.CONTACT)
                  .map(Sobject::type)
                  .toList());

  private final SalesforceApi api;
  private final Map<String, JsonNode> metadata = new HashMap<>();

  ActiveAutomations(SalesforceApi api) {
    this.api = api;
  }

  /// @throws Denied `automationsNotShown` where the account may not see them
  List<ActiveAutomation> read() {
    try {
      var found = new ArrayList<ActiveAutomation>();
      records("/query?q=" + SalesforceApi.encoded(FLOWS)).stream()
          .filter(ActiveAutomations::listens)
          .forEach(f -> found.add(flow(f)));
      for (var rule : records("/tooling/query?q=" + SalesforceApi.encoded(RULES))) {
        var told = told("WorkflowRule", Json.text(rule, "Id"), Json.text(rule, "LastModifiedDate"));
        if (told.path("active").asBoolean(true)) {
          found.add(rule(rule, told));
        }
      }
      return found;
    } catch (Denied denied) {
      throw notShown(denied.text());
    } catch (Stuck stuck) {
      throw notShown(withoutRight(stuck));
    }
  }

  private static boolean listens(JsonNode flow) {
    boolean onRecords = ON_RECORDS.contains(Json.text(flow, "TriggerType"));
    return !Json.text(flow, "ActiveVersionId").isEmpty()
        && (onRecords || Json.text(flow, "ProcessType").equals(PROCESS));
  }

  /// What they say where a right is missing; all else rises.
  private static String withoutRight(Stuck stuck) {
    if (stuck.trouble() instanceof Trouble.RightsMissing(var code, var message)) {
      return message.isEmpty() ? code : message;
    }
    throw stuck;
  }

  private static Denied notShown(String why) {
    return new Denied(403, NOT_SHOWN, null, why);
  }

  private List<JsonNode> records(String path) {
    var rows = new ArrayList<JsonNode>();
    var answer = api.get(path, Lane.ORDINARY);
    answer.path("records").forEach(rows::add);
    while (!answer.path("done").asBoolean(true)) {
      // "/services/data/v60.0/query/01g…": what stands behind the version.
      var next = Json.text(answer, "nextRecordsUrl").replaceFirst("^/services/data/v[^/]+", "");
      answer = api.get(next, Lane.ORDINARY);
      answer.path("records").forEach(rows::add);
    }
    return rows;
  }

  private ActiveAutomation flow(JsonNode flow) {
    var name = Json.text(flow, "ApiName");
    var label = Json.text(flow, "Label");
    if (Json.text(flow, "ProcessType").equals(PROCESS)) {
      var values =
          told("Flow", Json.text(flow, "ActiveVersionId"), "").path("processMetadataValues");
      var changes = ruleChanges(value(values, "TriggerType"));
      return new ActiveAutomation(Set.of(name), label, value(values, "ObjectType"), changes);
    }
    var object = Json.text(flow.path("TriggerObjectOrEvent"), "QualifiedApiName");
    var changes = flowChanges(Json.text(flow, "RecordTriggerType"));
    return new ActiveAutomation(Set.of(name), label, object, changes);
  }

  private static ActiveAutomation rule(JsonNode rule, JsonNode told) {
    var name = Json.text(rule, "Name");
    var names = Set.of(name, Json.text(rule, "Id"));
    var changes = ruleChanges(Json.text(told, "triggerType"));
    return new ActiveAutomation(names, name, Json.text(rule, "TableEnumOrId"), changes);
  }

  private static String value(JsonNode values, String name) {
    return values
        .valueStream()
        .filter(v -> Json.text(v, "name").equals(name))
        .map(v -> Json.text(v.path("value"), "stringValue"))
        .findFirst()
        .orElse("");
  }

  private static Set<Change> flowChanges(String type) {
    return switch (type) {
      case "Create" -> EnumSet.of(Change.CREATE);
      case "Update" -> EnumSet.of(Change.UPDATE);
      case "CreateAndUpdate" -> EnumSet.of(Change.CREATE, Change.UPDATE);
      case "Delete" -> EnumSet.of(Change.DELETE);
      default -> EnumSet.allOf(Change.class);
    };
  }

  /// Of a workflow rule, and of a process, which took over its words.
  private static Set<Change> ruleChanges(String type) {
    return type.equals("onCreateOnly")
        ? EnumSet.of(Change.CREATE)
        : EnumSet.of(Change.CREATE, Change.UPDATE);
  }

  /// @param version of what changes under the same id; empty for what never does
  private JsonNode told(String type, String id, String version) {
    return metadata.computeIfAbsent(
        id + " " + version,
        _ -> {
          try {
            return api.get("/tooling/sobjects/" + type + "/" + id, Lane.ORDINARY).path("Metadata");
          } catch (Denied hiddenInItsPackage) {
            return Json.object();
          } catch (Stuck stuck) {
            withoutRight(stuck);
            return Json.object();
          }
        });
  }
}
