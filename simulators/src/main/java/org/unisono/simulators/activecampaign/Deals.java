package org.unisono.simulators.activecampaign;

import java.util.List;
import java.util.function.BiConsumer;
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
  private BiConsumer<String, ObjectNode> listener = (event, row) -> {};

  Deals(Contacts contacts, SimulatedClock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /// @param other hears of each pipeline, stage and deal that is made or changed
  void heard(BiConsumer<String, ObjectNode> other) {
    listener = other;
  }

  /// A pipeline; answers it.
  ObjectNode pipeline(String title, List<String> steps) {
    var now = Stamp.local(clock.stamp());
    var group = Json.object().put("title", title).put("currency", "usd").put("autoassign", "0");
    groups.add(group.put("allusers", "1").put("cdate", now).put("udate", now));
    listener.accept("deal_pipeline_add", group);
    steps.forEach(step -> stage(Json.text(group, "id"), step));
    return group;
  }

  /// At the end of the pipeline.
  ObjectNode stage(String group, String title) {
    groups.require(group);
    var now = Stamp.local(clock.stamp());
    var stage = Json.object().put("group", group).put("title", title).put("color", "696969");
    stage.put("order", String.valueOf(stages.where("group", group).size() + 1));
    stages.add(stage.put("dealOrder", "next-action DESC").put("cdate", now).put("udate", now));
    listener.accept("deal_stage_add", stage);
    return stage;
  }

  /// With its stages and all its deals.
  void removePipeline(String group) {
    groups.remove(group);
    stages.where("group", group).forEach(s -> stages.remove(Json.text(s, "id")));
    all.where("group", group).forEach(d -> all.remove(Json.text(d, "id")));
  }

  void removeStage(String stage) {
    if (!all.where("stage", stage).isEmpty()) {
      throw ActiveCampaignRefused.value("The stage has deals.", "field_invalid", "stage");
    }
    stages.remove(stage);
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
    listener.accept("deal_add", deal);
    return deal;
  }

  ObjectNode update(String id, JsonNode given) {
    var changed = all.require(id).deepCopy();
    write(changed, given);
    var deal = all.require(id);
    deal.setAll(changed);
    listener.accept("deal_update", deal);
    return deal;
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
