package org.unisono.simulators.dynamics;

import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Opportunities that end: won or lost, with an activity that tells how.
final class OpportunityActions {
  private final Organization org;

  OpportunityActions(Organization org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .post(Paths.at("/WinOpportunity"), r -> end(r, 1))
        .post(Paths.at("/LoseOpportunity"), r -> end(r, 2));
  }

  private Reply end(Request request, int state) {
    var table = org.tables.named("opportunity");
    int status = request.object().path("Status").asInt();
    var known = table.column("statuscode").orElseThrow().states();
    if (!Integer.valueOf(state).equals(known.get(status))) {
      throw new DynamicsRefused(
          400,
          "0x80048408",
          "%d is not a valid status code for state code %d.".formatted(status, state));
    }
    if (!(request.object().path("OpportunityClose") instanceof ObjectNode told)) {
      throw DynamicsRefused.invalid("The parameter 'OpportunityClose' is missing.");
    }
    var undo = new Undo(org);
    try {
      end(table, told, state, status);
      undo.keep();
    } catch (DynamicsRefused refused) {
      undo.back();
      throw refused;
    }
    return Reply.empty(204).with("OData-Version", "4.0");
  }

  private void end(Table table, ObjectNode told, int state, int status) {
    var activity = org.writes.create(org.tables.named("opportunityclose"), told, "");
    var row = org.records.require(table, Json.text(activity, "_opportunityid_value"));
    if (row.path("statecode").asInt() != 0) {
      throw new DynamicsRefused(400, "0x80040203", "The opportunity has already been closed.");
    }
    activity.put("statecode", 1).put("statuscode", 2);
    row.put("statecode", state).put("statuscode", status);
    var end = Json.text(activity, "actualend");
    var day = (end.isEmpty() ? org.clock.instant().toString() : end).substring(0, 10);
    row.put("actualclosedate", day);
    var revenue = activity.path("actualrevenue");
    row.set("actualvalue", revenue.isNumber() ? revenue : row.path("estimatedvalue"));
    org.records.touch(row);
    var changed = Set.of("statecode", "statuscode", "actualclosedate", "actualvalue");
    org.written(table, row, "update", changed);
  }
}
