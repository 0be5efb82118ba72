package org.unisono.simulators.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs that give every member an activity: of a campaign activity, or of a quick campaign. A run
/// is pending for a while, in progress for as long again, and then completed.
final class Distributions {
  private static final String ORDER = "order";
  private static final Map<Integer, String> CHANNELS =
      Map.of(1, "phonecall", 2, "appointment", 3, "letter", 5, "fax", 7, "email");
  private static final Map<String, Integer> CREATED =
      Map.of("phonecall", 1, "fax", 2, "letter", 3, "email", 4, "appointment", 5);
  private static final Map<String, Integer> TARGETED =
      Map.of("account", 1, "contact", 2, "lead", 4);

  private final Organization org;
  private final Audience audience;
  private int secondsAStep = 1;

  Distributions(Organization org) {
    this.org = org;
    audience = new Audience(org);
  }

  void stepsTake(int seconds) {
    secondsAStep = seconds;
  }

  int secondsAStep() {
    return secondsAStep;
  }

  /// Orders the activities of a campaign activity for the members of its lists.
  ObjectNode distribute(ObjectNode activity, ObjectNode wish) {
    int status = activity.path("statuscode").asInt();
    if (activity.path("statecode").asInt() != 0 || status == 4 || status == 6) {
      throw new DynamicsRefused(
          400, "0x8004030b", "The campaign activity has been distributed already.");
    }
    var id = Json.text(activity, "activityid");
    var lists = org.lists.ofCampaign(id);
    var type = CHANNELS.getOrDefault(activity.path("channeltypecode").asInt(), "");
    if (lists.isEmpty() || type.isEmpty()) {
      throw new DynamicsRefused(
          400, "0x80040309", "The campaign activity has no marketing list, or no channel.");
    }
    activity.put("statuscode", 4);
    org.records.touch(activity);
    var ids = lists.stream().map(l -> Json.text(l, "listid")).toList();
    return started(Json.text(activity, "subject"), 4, type, wish, ids, id);
  }

  /// Orders a quick campaign to a list, or to whom a query finds.
  ObjectNode quick(String name, ObjectNode wish, List<String> lists) {
    var type = Json.text(wish.path("Activity"), "@odata.type").replaceFirst(".*\\.", "");
    if (!CREATED.containsKey(type)) {
      throw DynamicsRefused.invalid("The activity of a quick campaign needs a type.");
    }
    return started(name, 7, type, wish, lists, "");
  }

  private ObjectNode started(
      String subject,
      int operation,
      String type,
      ObjectNode wish,
      List<String> lists,
      String activity) {
    var table = org.tables.named("bulkoperation");
    var run = org.writes.create(table, Json.object().put("subject", subject), "");
    run.put("bulkoperationnumber", "BO-" + Json.text(run, "activityid").substring(0, 8));
    run.put("operationtypecode", operation).put("createdrecordtypecode", CREATED.get(type));
    if (!activity.isEmpty()) {
      run.put("_regardingobjectid_value", activity);
    }
    var order = run.putObject(ORDER).put("type", type).put("at", org.clock.instant().toString());
    order.set("lists", Json.of(lists));
    order.set("wish", wish);
    return run;
  }

  /// Carries on what is due.
  void settle() {
    for (var run : org.records.all(org.tables.named("bulkoperation"))) {
      if (run.path("statecode").asInt() == 0 && run.path(ORDER) instanceof ObjectNode order) {
        var age = Duration.between(Instant.parse(Json.text(order, "at")), org.clock.instant());
        if (age.toSeconds() >= 2L * secondsAStep) {
          run.put("statecode", 1).put("statuscode", 4);
          carryOut(run, order);
          org.records.touch(run);
        } else if (age.toSeconds() >= secondsAStep && run.path("statuscode").asInt() == 1) {
          run.put("statuscode", 2);
          org.records.touch(run);
        }
      }
    }
  }

  private void carryOut(ObjectNode run, ObjectNode order) {
    var activities = org.tables.named("campaignactivity");
    var activity = org.records.find(activities, Json.text(run, "_regardingobjectid_value"));
    var rules = activity.orElseGet(Json::object);
    var type = Json.text(order, "type");
    int made = 0;
    var all = members(order);
    for (var member : all.entrySet()) {
      var reason = audience.excluded(member.getKey(), member.getValue(), type, rules);
      var created =
          reason.isEmpty()
              ? created(
                  order,
                  member.getKey(),
                  member.getValue(),
                  activity.isPresent() ? run : Json.object())
              : "";
      made += reason.isEmpty() ? 1 : 0;
      log(run, member.getKey(), member.getValue(), created, reason);
    }
    run.put("targetmemberscount", all.size());
    run.put("successcount", made).put("failurecount", all.size() - made);
    activity.ifPresent(
        a -> {
          a.put("statuscode", 6);
          org.records.touch(a);
        });
  }

  /// Each person once, with the table that they are of.
  private Map<ObjectNode, Table> members(ObjectNode order) {
    var all = new LinkedHashMap<String, ObjectNode>();
    var tables = new LinkedHashMap<ObjectNode, Table>();
    for (var list : order.path("lists")) {
      var kind = org.lists.kind(list.asString());
      for (var member : org.lists.current(list.asString())) {
        if (all.putIfAbsent(Json.text(member, kind.key()), member) == null) {
          tables.put(member, kind);
        }
      }
      var row = org.records.require(org.tables.named("list"), list.asString());
      row.put("lastusedon", org.clock.instant().toString().substring(0, 10));
    }
    var query = Json.text(order.path("wish").path("QueryExpression"), "Query");
    if (!query.isEmpty()) {
      var table = org.tables.named(FetchRun.parse(query).entity().table());
      new FetchRun(org).rows(table, query).forEach(row -> tables.put(row, table));
    }
    return tables;
  }

  private String created(ObjectNode order, ObjectNode member, Table kind, ObjectNode run) {
    var table = org.tables.named(Json.text(order, "type"));
    var wish = order.path("wish");
    var values = Json.object();
    for (var name : Set.of("subject", "description")) {
      if (wish.path("Activity").path(name).isString()) {
        values.set(name, wish.path("Activity").path(name));
      }
    }
    var row = org.writes.create(table, values, "");
    row.put("member", Json.text(member, kind.key()));
    row.set("_regardingobjectid_value", run.path("_regardingobjectid_value"));
    if (wish.path("OwnershipOptions").asInt(1) == 2) {
      row.set("_ownerid_value", member.path("_ownerid_value"));
    }
    if (table.name().equals("email")) {
      var to = Json.text(member, "emailaddress1");
      row.put("torecipients", to);
      if (isSent(wish)) {
        row.put("statecode", 1).put("statuscode", 3);
        org.journal.mailed(
            new Journal.Mail(
                org.clock.instant(), to, "Distribution of " + Json.text(row, "subject")));
      }
    }
    return Json.text(row, "activityid");
  }

  private static boolean isSent(JsonNode wish) {
    return wish.path("SendEmail").asBoolean(false) || wish.path("sendEmail").asBoolean(false);
  }

  private void log(ObjectNode run, ObjectNode member, Table kind, String created, String reason) {
    var table = org.tables.named("bulkoperationlog");
    var row = Json.object().put("bulkoperationlogid", UUID.randomUUID().toString());
    row.put("name", Json.text(member, kind.title()));
    row.set("_bulkoperationid_value", run.path("activityid"));
    row.set("_campaignactivityid_value", run.path("_regardingobjectid_value"));
    row.put("_regardingobjectid_value", Json.text(member, kind.key()));
    row.put("_regardingobjectid_value" + Shown.KIND, kind.name());
    if (created.isEmpty()) {
      row.put("additionalinfo", reason).put("errornumber", Audience.number(reason));
    } else {
      row.put("_createdobjectid_value", created);
      int code = run.path("createdrecordtypecode").asInt();
      CREATED.forEach(
          (type, number) -> {
            if (number == code) {
              row.put("_createdobjectid_value" + Shown.KIND, type);
            }
          });
    }
    org.records.put(table, row);
    run.put("targetedrecordtypecode", TARGETED.getOrDefault(kind.name(), 2));
  }
}
