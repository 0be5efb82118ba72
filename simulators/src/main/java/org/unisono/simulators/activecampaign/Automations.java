package org.unisono.simulators.activecampaign;

import java.time.InstantSource;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Automations, each with one start trigger and one e-mail. They are made in the vendor's own
/// pages, never by the API. An active one mails everybody who enters, once.
final class Automations {
  static final String TAG_ADDED = "tagadd";
  static final String TAG_REMOVED = "tagremove";
  static final String SUBSCRIBED = "subscribe";
  static final String FIELD_CHANGED = "field";
  static final String GOAL_ACHIEVED = "goal";

  final Rows all = new Rows("Series");
  final Rows runs = new Rows("SubscriberSeries", "contact", "automation");
  private final Journal journal;
  private final InstantSource clock;
  private boolean quiet;

  Automations(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// @param type of the trigger; empty for one that only the API or another automation starts
  /// @param about name of the tag, id of the list, of the field or of the goal; empty for any
  ObjectNode create(String name, String type, String about) {
    var now = Stamp.local(clock.instant());
    var automation = Json.object().put("name", name).put("cdate", now).put("mdate", now);
    automation.put("userid", "1").put("status", "1").put("entered", "0").put("exited", "0");
    automation.put("hidden", "0").put("triggerType", type).put("triggerAbout", about);
    return all.add(automation);
  }

  void switchStatus(String id, String status) {
    all.require(id).put("status", status);
  }

  /// The start triggers, as the API shows them.
  static ObjectNode trigger(ObjectNode automation) {
    var type = Json.text(automation, "triggerType");
    var trigger = Json.object().put("id", Json.text(automation, "id")).put("type", type);
    trigger.put("automation", Json.text(automation, "id")).put("multientry", "0");
    var params = trigger.putObject("params");
    var about = Json.text(automation, "triggerAbout");
    switch (type) {
      case TAG_ADDED, TAG_REMOVED -> params.put("tag", about);
      case SUBSCRIBED -> params.put("listid", about);
      case FIELD_CHANGED -> params.put("field", about);
      case GOAL_ACHIEVED -> params.put("goalid", about);
      default -> params.put("value", about);
    }
    return trigger;
  }

  static ObjectNode shown(ObjectNode automation) {
    var shown = automation.deepCopy();
    shown.remove("triggerType");
    shown.remove("triggerAbout");
    return shown;
  }

  boolean isQuiet() {
    return quiet;
  }

  /// While quiet, nothing that happens sets off an automation.
  void quiet(boolean wanted) {
    quiet = wanted;
  }

  void happened(String type, String contact, String about) {
    if (quiet) {
      return;
    }
    for (var automation : all.all()) {
      var wanted = Json.text(automation, "triggerAbout");
      if (Json.text(automation, "status").equals("1")
          && Json.text(automation, "triggerType").equals(type)
          && (wanted.isEmpty() || wanted.equalsIgnoreCase(about))) {
        enter(automation, contact);
      }
    }
  }

  /// Enters the contact, and mails them on their first time.
  ObjectNode enter(ObjectNode automation, String contact) {
    var id = Json.text(automation, "id");
    boolean first =
        runs.where("contact", contact).stream()
            .noneMatch(r -> Json.text(r, "automation").equals(id));
    var now = Stamp.local(clock.instant());
    var run = Json.object().put("contact", contact).put("automation", id).put("seriesid", id);
    run.put("status", "2").put("adddate", now).put("remdate", now).put("completed", 1);
    run.put("completedElements", "1").put("totalElements", "1").put("completeValue", 100);
    automation.put("entered", String.valueOf(automation.path("entered").asInt(0) + 1));
    if (first) {
      var cause = "automation: " + Json.text(automation, "name");
      journal.mailed(new Journal.Mail(clock.instant(), contact, cause));
    }
    return runs.add(run);
  }
}
