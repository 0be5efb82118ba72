package org.unisono.simulators.activecampaign;

import java.time.InstantSource;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// Goals of automations, and who achieved them. They are made in the vendor's own pages.
final class Goals {
  final Rows all = new Rows("Goal");
  final Rows achieved = new Rows("SubscriberGoal", "contact");
  private final Automations automations;
  private final InstantSource clock;

  Goals(Automations automations, InstantSource clock) {
    this.automations = automations;
    this.clock = clock;
  }

  ObjectNode create(String automation, String name) {
    automations.all.require(automation);
    var goal = Json.object().put("automation", automation).put("seriesid", automation);
    goal.put("blockid", automation + "3").put("name", name).put("dirty_stats", "0");
    return all.add(goal.put("cdate", Stamp.local(clock.instant())));
  }

  /// Once for each contact; it may start other automations.
  ObjectNode achieve(String contact, String goal) {
    var known =
        achieved.where("contact", contact).stream()
            .filter(r -> Json.text(r, "goal").equals(goal))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    var automation = Json.text(all.require(goal), "automation");
    var row = Json.object().put("contact", contact).put("goal", goal);
    row.put("automation", automation).put("seriesid", automation);
    achieved.add(row.put("cdate", Stamp.local(clock.instant())));
    automations.happened(Automations.GOAL_ACHIEVED, contact, goal);
    return row;
  }

  void forget(String contact) {
    achieved.where("contact", contact).forEach(r -> achieved.remove(Json.text(r, "id")));
  }
}
