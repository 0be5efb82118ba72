package org.unisono.simulators.hubspot;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Marketing campaigns with their assets, budget and spend. They have no members.
final class Campaigns {
  private static final List<String> COLORS = List.of("#ef7fde", "#4fb06d", "#516f90", "#f2547d");

  private final Properties properties;
  private final SimulatedClock clock;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private long made;

  Campaigns(Properties properties, SimulatedClock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(all.get(id.toLowerCase(Locale.ROOT)));
  }

  ObjectNode require(String id) {
    return find(id)
        .orElseThrow(() -> HubSpotRefused.notFound("Campaign with id %s not found".formatted(id)));
  }

  ObjectNode create(JsonNode values) {
    var checked = properties.checked("campaigns", values);
    if (Json.text(checked, "hs_name").isEmpty()) {
      throw HubSpotRefused.property("hs_name", "REQUIRED_FIELD", "hs_name is required");
    }
    made++;
    var seed =
        ("campaign " + made + Json.text(checked, "hs_name")).getBytes(StandardCharsets.UTF_8);
    var id = UUID.nameUUIDFromBytes(seed).toString();
    var now = HubSpotTime.text(clock.stamp());
    var campaign = Json.object().put("id", id).put("createdAt", now);
    var own = campaign.putObject("properties");
    own.put("hs_object_id", String.valueOf(400_000 + made)).put("createdate", now);
    own.put("hs_color_hex", COLORS.get((int) (made % COLORS.size())));
    own.put("hs_created_by_user_id", "1");
    var name = Json.text(checked, "hs_name").toLowerCase(Locale.ROOT);
    own.put("hs_utm", name.replaceAll("[^\\p{Alnum}]+", "-"));
    campaign.putObject("assets");
    campaign.putArray("budget");
    campaign.putArray("spend");
    return store(campaign, checked, now);
  }

  ObjectNode update(String id, JsonNode values) {
    var checked = properties.checked("campaigns", values);
    if (checked.has("hs_name") && Json.text(checked, "hs_name").isEmpty()) {
      throw HubSpotRefused.property("hs_name", "REQUIRED_FIELD", "hs_name is required");
    }
    return store(require(id).deepCopy(), checked, HubSpotTime.text(clock.stamp()));
  }

  private ObjectNode store(ObjectNode campaign, ObjectNode checked, String now) {
    var own = (ObjectNode) campaign.path("properties");
    own.setAll(checked);
    var start = Json.text(own, "hs_start_date");
    var end = Json.text(own, "hs_end_date");
    if (!start.isEmpty() && !end.isEmpty() && end.compareTo(start) < 0) {
      throw HubSpotRefused.property(
          "hs_end_date", "INVALID_DATE", "hs_end_date must not precede hs_start_date");
    }
    return touch(campaign, now);
  }

  private ObjectNode touch(ObjectNode campaign, String now) {
    campaign.put("updatedAt", now);
    var own = (ObjectNode) campaign.path("properties");
    own.put("hs_lastmodifieddate", now);
    own.put("hs_budget_items_sum_amount", sum(campaign, "budget").toPlainString());
    own.put("hs_spend_items_sum_amount", sum(campaign, "spend").toPlainString());
    all.put(Json.text(campaign, "id"), campaign);
    return campaign;
  }

  void delete(String id) {
    all.remove(id.toLowerCase(Locale.ROOT));
  }

  static BigDecimal sum(ObjectNode campaign, String money) {
    return campaign
        .path(money)
        .valueStream()
        .map(item -> new BigDecimal(item.path("amount").asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  List<String> assets(String id, String type) {
    var ids = require(id).path("assets").path(type);
    return ids.valueStream().map(JsonNode::asString).toList();
  }

  void associate(String id, String type, String asset) {
    var ids = new ArrayList<>(assets(id, type));
    if (!ids.contains(asset)) {
      ids.add(asset);
    }
    assets(id, type, ids);
  }

  void dissociate(String id, String type, String asset) {
    var ids = new ArrayList<>(assets(id, type));
    ids.remove(asset);
    assets(id, type, ids);
  }

  private void assets(String id, String type, List<String> ids) {
    var campaign = require(id).deepCopy();
    ((ObjectNode) campaign.path("assets")).set(type, Json.of(ids));
    touch(campaign, HubSpotTime.text(clock.stamp()));
  }

  /// Replaces the `budget` or the `spend` items.
  void money(String id, String money, List<ObjectNode> items) {
    var campaign = require(id).deepCopy();
    campaign.set(money, Json.array(items));
    touch(campaign, HubSpotTime.text(clock.stamp()));
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    made = state.path("made").asLong();
    state.path("all").forEach(c -> all.put(Json.text(c, "id"), (ObjectNode) c));
  }
}
