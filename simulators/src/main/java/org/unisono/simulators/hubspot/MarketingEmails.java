package org.unisono.simulators.hubspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Marketing e-mails: drafts, what was published of them, their variations. One may belong to a
/// campaign, and is an asset of it then.
final class MarketingEmails {
  static final String DRAFT = "draft";
  private static final String ASSET = "MARKETING_EMAIL";
  private static final Map<String, String> TYPES =
      Map.of(
          "batch", "BATCH_EMAIL",
          "automated", "AUTOMATED_EMAIL",
          "ab_master", "AB_EMAIL",
          "ab_variant", "AB_EMAIL",
          "localtime", "LOCALTIME_EMAIL",
          "single_send_api", "SINGLE_SEND_API",
          "marketing_single_send_api", "MARKETING_SINGLE_SEND_API");
  private static final List<String> WRITTEN =
      List.of(
          """
          name subject from to content campaign sendOnPublish publishDate subscriptionDetails \
          testing language activeDomain archived webversion rssData businessUnitId jitterSendTime \
          subcategory"""
              .split(" "));

  private final Campaigns campaigns;
  private final SimulatedClock clock;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private long lastId = 90_000_000_000L;

  MarketingEmails(Campaigns campaigns, SimulatedClock clock) {
    this.campaigns = campaigns;
    this.clock = clock;
  }

  List<ObjectNode> all() {
    return List.copyOf(all.values());
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  ObjectNode require(String id) {
    return find(id).orElseThrow(() -> HubSpotRefused.notFound("No email with id " + id));
  }

  ObjectNode create(JsonNode wish) {
    if (Json.text(wish, "name").isBlank()) {
      throw HubSpotRefused.invalid("name must not be blank");
    }
    var now = HubSpotTime.text(clock.stamp());
    var email = Json.object().put("id", String.valueOf(++lastId)).put("subject", "");
    email.put("subcategory", "batch").put("language", "en").put("sendOnPublish", true);
    email.put("archived", false).put("isPublished", false).put("isTransactional", false);
    email.put("createdAt", now).put("createdById", "1").put("activeDomain", "example.com");
    email.putObject("from").put("fromName", "Unisono").put("replyTo", "news@example.com");
    var to = email.putObject("to").put("suppressGraymail", false).put("limitSendFrequency", false);
    for (var kind : List.of("contactIlsLists", "contactIds")) {
      var ids = to.putObject(kind);
      ids.putArray("include");
      ids.putArray("exclude");
    }
    email.putObject("content");
    write(email, wish);
    var subcategory = Json.text(email, "subcategory");
    email.put("type", type(subcategory));
    email.put("state", subcategory.equals("automated") ? "AUTOMATED_DRAFT" : "DRAFT");
    all.put(Json.text(email, "id"), email);
    return email;
  }

  private static String type(String subcategory) {
    return Optional.ofNullable(TYPES.get(subcategory))
        .orElseThrow(() -> HubSpotRefused.invalid("subcategory " + subcategory + " is not known"));
  }

  ObjectNode update(String id, JsonNode wish) {
    var email = require(id).deepCopy();
    write(email, wish);
    all.put(id, email);
    return email;
  }

  private void write(ObjectNode email, JsonNode wish) {
    var before = Json.text(email, "campaign");
    overlay(email, wish);
    var campaign = Json.text(email, "campaign");
    var id = Json.text(email, "id");
    if (!campaign.isEmpty() && campaigns.find(campaign).isEmpty()) {
      throw HubSpotRefused.invalid("No campaign with id " + campaign);
    }
    if (!campaign.equals(before)) {
      campaigns.find(before).ifPresent(c -> campaigns.dissociate(before, ASSET, id));
      campaigns.find(campaign).ifPresent(c -> campaigns.associate(campaign, ASSET, id));
    }
    email.put("updatedAt", HubSpotTime.text(clock.stamp())).put("updatedById", "1");
  }

  private static void overlay(ObjectNode email, JsonNode wish) {
    for (var field : WRITTEN) {
      if (wish.path(field) instanceof ObjectNode given
          && email.path(field) instanceof ObjectNode own) {
        own.setAll(given.deepCopy());
      } else if (wish.has(field)) {
        email.set(field, wish.path(field).deepCopy());
      }
    }
  }

  /// The e-mail with what has been changed since it was published.
  ObjectNode draft(String id) {
    var email = require(id).deepCopy();
    overlay(email, email.path(DRAFT));
    return email;
  }

  ObjectNode changeDraft(String id, JsonNode wish) {
    var draft = require(id).withObject(DRAFT);
    wish.properties().forEach(e -> draft.set(e.getKey(), e.getValue().deepCopy()));
    return draft(id);
  }

  void resetDraft(String id) {
    require(id).remove(DRAFT);
  }

  /// The draft becomes the e-mail.
  ObjectNode settle(String id) {
    var draft = require(id).path(DRAFT).deepCopy();
    resetDraft(id);
    return update(id, draft);
  }

  ObjectNode copy(String id, String name) {
    var original = require(id);
    var wish = original.deepCopy();
    wish.remove(List.of("publishDate", "archived"));
    wish.put("name", name.isEmpty() ? Json.text(original, "name") + " (Copy)" : name);
    return create(wish).put("clonedFrom", id);
  }

  /// The second of two between which the better is sought.
  ObjectNode variation(String id, String name) {
    var master = require(id);
    if (!Json.text(master, "state").equals("DRAFT")) {
      throw HubSpotRefused.invalid("Only a draft can get a variation");
    }
    var variant = copy(id, name);
    var other = Json.text(variant, "id");
    tested(master, "master", other).put("subcategory", "ab_master").put("state", "DRAFT_AB");
    tested(variant, "variant", id)
        .put("subcategory", "ab_variant")
        .put("state", "DRAFT_AB_VARIANT");
    return variant;
  }

  private static ObjectNode tested(ObjectNode email, String status, String other) {
    email.put("type", "AB_EMAIL");
    var testing = email.withObject("testing").put("testId", other).put("abStatus", status);
    testing.put("abTestPercentage", 50).put("hoursToWait", 4);
    testing.put("abSuccessMetric", "OPENS_BY_DELIVERED").put("abSampleSizeDefault", "master");
    testing.put("abSamplingDefault", "master");
    return email;
  }

  ObjectNode other(String id) {
    return require(Json.text(require(id).path("testing"), "testId"));
  }

  /// Sets what only HubSpot itself may.
  ObjectNode state(String id, String state, boolean published) {
    return require(id).put("state", state).put("isPublished", published);
  }

  void delete(String id) {
    var email = require(id);
    var campaign = Json.text(email, "campaign");
    campaigns.find(campaign).ifPresent(c -> campaigns.dissociate(campaign, ASSET, id));
    all.remove(id);
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("lastId", lastId).set("all", Json.array(all.values()));
  }

  void restore(JsonNode state) {
    all.clear();
    lastId = state.path("lastId").asLong(lastId);
    state.path("all").forEach(e -> all.put(Json.text(e, "id"), (ObjectNode) e));
  }
}
