package org.unisono.simulators.marketo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who is in which program. A status goes forward only.
final class Members {
  private final MemberFields fields;
  private final Programs programs;
  private final Leads leads;
  private final Activities activities;
  private final SmartCampaigns campaigns;
  private final SimulatedClock clock;
  private final Map<Long, Map<Long, ObjectNode>> all = new LinkedHashMap<>();

  Members(
      MemberFields fields,
      Programs programs,
      Leads leads,
      Activities activities,
      SmartCampaigns campaigns,
      SimulatedClock clock) {
    this.fields = fields;
    this.programs = programs;
    this.leads = leads;
    this.activities = activities;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  List<ObjectNode> of(long program) {
    return List.copyOf(all.getOrDefault(program, Map.of()).values());
  }

  private Map<Long, ObjectNode> rows(long program) {
    return all.computeIfAbsent(program, p -> new LinkedHashMap<>());
  }

  /// Answers `created` or `updated`.
  String change(long programId, long leadId, String statusName) {
    var program = programs.require(programId);
    var channel = Json.text(program, "channel");
    var status =
        Channels.status(channel, statusName)
            .filter(s -> s.path("step").asInt() > 0)
            .orElseThrow(() -> new MarketoRefused("1025", "Program status not found"));
    leads.require(leadId);
    var now = MarketoTime.text(clock.stamp());
    var row = rows(programId).get(leadId);
    var before = row == null ? "Not in Program" : Json.text(row, "statusName");
    int from = Channels.status(channel, before).map(s -> s.path("step").asInt()).orElse(0);
    if (before.equals(statusName) || status.path("step").asInt() < from) {
      throw new MarketoRefused(
          "1037", "Lead is already in or past status '%s'".formatted(statusName));
    }
    var outcome = row == null ? "created" : "updated";
    if (row == null) {
      row = Json.object().put("leadId", leadId).put("programId", programId);
      row.put("reachedSuccess", false).put("acquiredBy", false);
      row.put("membershipDate", now).put("createdAt", now);
      rows(programId).put(leadId, row);
    }
    row.put("statusName", statusName).put("updatedAt", now);
    if (status.path("success").asBoolean() && !row.path("reachedSuccess").asBoolean()) {
      row.put("reachedSuccess", true).put("reachedSuccessDate", now);
    }
    var name = Json.text(program, "name");
    var told =
        Map.of(
            "New Status",
            statusName,
            "Old Status",
            before,
            "Success",
            status.path("success").asBoolean(),
            "Reason",
            "Web service API");
    activities.add(Activities.CHANGE_STATUS, leadId, programId, name, told);
    campaigns.statusChanged(leadId, name);
    return outcome;
  }

  /// Writes the member's own fields, never the status; each that changes is in the log.
  void setData(long programId, long leadId, ObjectNode values) {
    var row = require(programId, leadId);
    var given = values.deepCopy();
    given.remove("leadId");
    given.properties().forEach(e -> fields.requireValue(e.getKey(), e.getValue()));
    var program = Json.text(programs.require(programId), "name");
    for (var entry : given.properties()) {
      var name = entry.getKey();
      var before = Json.text(row, name);
      row.set(name, entry.getValue());
      var after = Json.text(row, name);
      if (!before.equals(after)) {
        row.put("updatedAt", MarketoTime.text(clock.stamp()));
        var told = Map.of("Attribute Name", name, "Old Value", before, "New Value", after);
        activities.add(Activities.CHANGE_MEMBER_DATA, leadId, programId, program, told);
      }
    }
  }

  void remove(long programId, long leadId) {
    require(programId, leadId);
    rows(programId).remove(leadId);
  }

  private ObjectNode require(long programId, long leadId) {
    programs.require(programId);
    var row = rows(programId).get(leadId);
    if (row == null) {
      throw new MarketoRefused(
          "1013", "Program membership of lead '%d' not found".formatted(leadId));
    }
    return row;
  }

  void forget(long leadId) {
    all.values().forEach(rows -> rows.remove(leadId));
  }

  /// The losers' places become the winner's where it has none.
  void moved(long loser, long winner) {
    for (var rows : all.values()) {
      var row = rows.remove(loser);
      if (row != null && !rows.containsKey(winner)) {
        rows.put(winner, row.put("leadId", winner));
      }
    }
  }

  JsonNode state() {
    return Json.array(all.values().stream().flatMap(m -> m.values().stream()).toList());
  }

  void restore(JsonNode state) {
    all.clear();
    state.forEach(
        m -> rows(m.path("programId").asLong()).put(m.path("leadId").asLong(), (ObjectNode) m));
  }
}
