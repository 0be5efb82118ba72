package org.unisono.simulators.marketo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Smart campaigns, each with one e-mail as its flow. An active one with a trigger fires the moment
/// it happens, once for each person.
final class SmartCampaigns {
  static final String STATUS_CHANGED = "Program Status is Changed";
  static final String PERSON_CREATED = "Person is Created";
  static final String REQUESTED = "Campaign is Requested";

  private static final Duration LATEST = Duration.ofDays(730);
  private static final Duration SOONEST = Duration.ofMinutes(5);

  private final Journal journal;
  private final SimulatedClock clock;
  private final Map<Long, ObjectNode> all = new LinkedHashMap<>();
  private final Map<String, String> ran = new LinkedHashMap<>();
  private long made = 3_000;

  SmartCampaigns(Journal journal, SimulatedClock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  ObjectNode require(long id) {
    var campaign = all.get(id);
    if (campaign == null) {
      throw MarketoRefused.missing("Smart Campaign");
    }
    return campaign;
  }

  /// @param trigger its name in the smart list; empty for a batch campaign
  /// @param program name of the program that the trigger is about; empty for any
  ObjectNode create(String name, long programId, String trigger, String program) {
    var now = MarketoTime.ofAsset(clock.stamp());
    var campaign = Json.object().put("id", ++made).put("name", name).put("description", "");
    campaign.put("type", trigger.isEmpty() ? "batch" : "trigger").put("isSystem", false);
    campaign.put("isActive", false).put("isRequestable", trigger.equals(REQUESTED));
    campaign.put("qualificationRuleType", "once").put("smartListId", made + 5_000);
    campaign.put("flowId", made + 6_000).put("parentProgramId", programId);
    campaign.put("createdAt", now).put("updatedAt", now);
    campaign.put("status", trigger.isEmpty() ? "Never Run" : "Inactive");
    var rules = campaign.putObject("rules").put("filterMatchType", "All");
    var triggers = rules.putArray("triggers");
    rules.putArray("filters");
    if (!trigger.isEmpty()) {
      var rule = triggers.addObject().put("id", made).put("name", trigger);
      rule.put("ruleTypeId", 1).put("ruleType", "Activity Trigger");
      rule.put("operator", program.isEmpty() ? "is any" : "is");
      var conditions = rule.putArray("conditions");
      if (!program.isEmpty()) {
        var condition = conditions.addObject().put("activityAttributeName", "Program");
        condition.put("operator", "is").put("isPrimary", true).putArray("values").add(program);
      }
    }
    all.put(made, campaign);
    return campaign;
  }

  /// One without rules and flow, as the API makes it.
  ObjectNode createEmpty(Map<String, String> values) {
    var name = values.getOrDefault("name", "");
    var folder = Json.parseObject(values.getOrDefault("folder", "{}"));
    if (name.isBlank() || folder.isEmpty()) {
      throw new MarketoRefused("701", "name and folder cannot be blank");
    }
    boolean inProgram = Json.text(folder, "type").equals("Program");
    long program = inProgram ? folder.path("id").asLong(0) : 0;
    requireFree(name, program, 0);
    return create(name, program, "", "").put("description", values.getOrDefault("description", ""));
  }

  private void requireFree(String name, long program, long id) {
    boolean taken =
        all.values().stream()
            .filter(c -> c.path("id").asLong() != id)
            .filter(c -> c.path("parentProgramId").asLong(0) == program)
            .anyMatch(c -> Json.text(c, "name").equals(name));
    if (taken) {
      throw new MarketoRefused("709", "Smart Campaign with the same name already exists");
    }
  }

  ObjectNode update(long id, Map<String, String> values) {
    var campaign = require(id);
    if (values.containsKey("name")) {
      var name = values.getOrDefault("name", "");
      requireFree(name, campaign.path("parentProgramId").asLong(0), id);
      campaign.put("name", name);
    }
    if (values.containsKey("description")) {
      campaign.put("description", values.get("description"));
    }
    return campaign.put("updatedAt", MarketoTime.ofAsset(clock.stamp()));
  }

  /// The copy has the rules and the flow, and is not active.
  ObjectNode copy(long id, Map<String, String> values) {
    var old = require(id);
    var made = createEmpty(values);
    for (var field : List.of("rules", "type", "isRequestable", "qualificationRuleType")) {
      made.set(field, old.path(field).deepCopy());
    }
    return made.put("status", Json.text(made, "type").equals("batch") ? "Never Run" : "Inactive");
  }

  void copyAll(long program, long to) {
    for (var campaign : all()) {
      if (campaign.path("parentProgramId").asLong(0) == program) {
        var folder = Json.object().put("id", to).put("type", "Program");
        var values = Map.of("name", Json.text(campaign, "name"), "folder", Json.write(folder));
        copy(campaign.path("id").asLong(), values);
      }
    }
  }

  void delete(long id) {
    if (require(id).path("isActive").asBoolean()) {
      throw new MarketoRefused("709", "An active smart campaign cannot be deleted");
    }
    all.remove(id);
  }

  /// The campaigns that a person went through.
  List<ObjectNode> ranFor(long lead) {
    return ran.entrySet().stream()
        .filter(r -> r.getKey().endsWith(":" + lead))
        .map(
            r ->
                Json.object()
                    .put("smartCampaignId", Long.parseLong(r.getKey().replaceAll(":.*", "")))
                    .put("createdAt", r.getValue())
                    .put("updatedAt", r.getValue()))
        .toList();
  }

  void activate(long id) {
    var campaign = require(id);
    if (campaign.path("rules").path("triggers").isEmpty()) {
      throw new MarketoRefused("709", "Only trigger campaigns can be activated");
    }
    campaign.put("isActive", true).put("status", "Active");
  }

  void deactivate(long id) {
    require(id).put("isActive", false).put("status", "Inactive");
  }

  void statusChanged(long leadId, String program) {
    fire(STATUS_CHANGED, leadId, program);
  }

  void personCreated(long leadId) {
    fire(PERSON_CREATED, leadId, "");
  }

  void request(long id, List<Long> leads) {
    var campaign = require(id);
    if (!campaign.path("isActive").asBoolean() || !campaign.path("isRequestable").asBoolean()) {
      throw MarketoRefused.invalid("Campaign is not requestable");
    }
    leads.forEach(lead -> run(campaign, lead));
  }

  /// A batch campaign, five minutes from now or later.
  void schedule(long id, String at) {
    var campaign = require(id);
    if (!Json.text(campaign, "type").equals("batch")) {
      throw MarketoRefused.invalid("Only batch campaigns can be scheduled");
    }
    var when = MarketoTime.parse(at);
    if (when.isBefore(clock.instant().plus(SOONEST))) {
      throw new MarketoRefused("1042", "runAt must be at least five minutes from now");
    }
    if (when.isAfter(clock.instant().plus(LATEST))) {
      throw new MarketoRefused("1042", "runAt must be at most two years from now");
    }
    campaign.put("status", "Single Run").putObject("recurrence").put("startAt", at);
  }

  private void fire(String trigger, long leadId, String program) {
    for (var campaign : all.values()) {
      boolean listens =
          campaign.path("isActive").asBoolean()
              && campaign
                  .path("rules")
                  .path("triggers")
                  .valueStream()
                  .anyMatch(t -> Json.text(t, "name").equals(trigger) && isAbout(t, program));
      if (listens) {
        run(campaign, leadId);
      }
    }
  }

  private static boolean isAbout(JsonNode rule, String program) {
    var values = rule.path("conditions").path(0).path("values");
    return values.isEmpty() || values.valueStream().anyMatch(v -> v.asString().equals(program));
  }

  private void run(ObjectNode campaign, long leadId) {
    var once = campaign.path("id").asLong() + ":" + leadId;
    if (ran.putIfAbsent(once, MarketoTime.text(clock.stamp())) == null) {
      var cause = "smart campaign: " + Json.text(campaign, "name");
      journal.mailed(new Journal.Mail(clock.instant(), String.valueOf(leadId), cause));
    }
  }

  ObjectNode state() {
    var state = Json.object().put("made", made);
    state.set("ran", Json.of(ran));
    return (ObjectNode) state.set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    ran.clear();
    made = state.path("made").asLong();
    state.path("ran").properties().forEach(r -> ran.put(r.getKey(), r.getValue().asString()));
    state.path("all").forEach(c -> all.put(c.path("id").asLong(), (ObjectNode) c));
  }
}
