package org.unisono.simulators.activecampaign;

import java.util.List;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Deals, the pipelines that they go through (which the API calls deal groups), and the stages of
/// these. A deal belongs to one contact, and its value is in the smallest unit of its currency.
final class Deals {
  private static final List<String> STATUSES = List.of("0", "1", "2");
  private static final String SHUT = "shut";

  final Rows all = new Rows("Deal");
  final Rows groups = new Rows("DealGroup");
  final Rows stages = new Rows("DealStage");
  private final Contacts contacts;
  private final SimulatedClock clock;

  Deals(Contacts contacts, SimulatedClock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /// A pipeline; answers it.
  ObjectNode pipeline(String title, List<String> steps) {
    var now = Stamp.local(clock.stamp());
    var group = Json.object().put("title", title).put("currency", "usd").put("autoassign", "0");
    groups.add(group.put("allusers", "1").put("cdate", now).put("udate", now));
    for (var step : steps) {
      var stage = Json.object().put("group", Json.text(group, "id")).put("title", step);
      stage.put("order", String.valueOf(steps.indexOf(step) + 1)).put("color", "696969");
      stages.add(stage.put("dealOrder", "next-action DESC").put("cdate", now).put("udate", now));
    }
    return group;
  }

  /// @param given `title`, `contact`, `value`, `currency`, `stage`, and what else is known
  ObjectNode create(JsonNode given) {
    var deal = Json.object().put("title", "").put("value", "0").put("currency", "usd");
    deal.put("contact", Json.text(given, "contact")).put("owner", "1").put("status", "0");
    deal.put("description", "").put("hash", "").putNull("percent").putNull("account");
    deal.putNull("organization").putNull("nextdate").putNull("edate").putNull("winProbability");
    deal.put("nexttaskid", "0").put("activitycount", "0").put("isDisabled", false);
    contacts.all.require(Json.text(given, "contact"));
    write(deal, given);
    all.add(deal.put("cdate", Json.text(deal, "mdate")));
    return deal;
  }

  ObjectNode update(String id, JsonNode given) {
    var changed = all.require(id).deepCopy();
    write(changed, given);
    return all.require(id).setAll(changed);
  }

  private void write(ObjectNode deal, JsonNode given) {
    given.properties().forEach(entry -> deal.set(entry.getKey(), entry.getValue()));
    if (!STATUSES.contains(Json.text(deal, "status"))) {
      throw ActiveCampaignRefused.value("The deal status is not valid.", "field_invalid", "status");
    }
    if (!Json.text(deal, "value").matches("\\d{1,15}")) {
      throw ActiveCampaignRefused.value("The deal value is not valid.", "field_invalid", "value");
    }
    deal.put("group", Json.text(stages.require(Json.text(deal, "stage")), "group"));
    deal.put("mdate", Stamp.local(clock.stamp()));
  }

  /// The key's user loses a pipeline: of its deals only little is shown, of its stages nothing.
  void shut(String group) {
    groups.require(group).put(SHUT, true);
  }

  boolean isOpen(String group) {
    return groups.find(group).filter(g -> !g.path(SHUT).asBoolean(false)).isPresent();
  }

  /// As the API shows a deal.
  ObjectNode shown(ObjectNode deal) {
    return isOpen(Json.text(deal, "group"))
        ? deal
        : Json.object()
            .put("id", Json.text(deal, "id"))
            .put("title", Json.text(deal, "title"))
            .put("isDisabled", 1);
  }
}
