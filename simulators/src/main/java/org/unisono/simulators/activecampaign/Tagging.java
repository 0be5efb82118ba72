package org.unisono.simulators.activecampaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.node.ObjectNode;

/// Tags, and who wears them. A name is held by one tag only, whatever its case.
final class Tagging {
  final Rows tags = new Rows("Tag");
  final Rows rows = new Rows("SubscriberTag", "contact", "tag");
  private final Map<String, SortedIds> wearers = new HashMap<>();
  private final Contacts contacts;
  private final Automations automations;
  private final SimulatedClock clock;
  private Told told = (event, contact, tag) -> {};

  Tagging(Contacts contacts, Automations automations, SimulatedClock clock) {
    this.contacts = contacts;
    this.automations = automations;
    this.clock = clock;
    rows.watched(
        r ->
            wearers
                .computeIfAbsent(Json.text(r, "tag"), t -> new SortedIds())
                .add(Long.parseLong(Json.text(r, "contact"))),
        r -> wearers(Json.text(r, "tag")).remove(Long.parseLong(Json.text(r, "contact"))));
  }

  /// Ids of the contacts who wear it.
  SortedIds wearers(String tag) {
    return wearers.getOrDefault(tag, new SortedIds());
  }

  void heard(Told listener) {
    told = listener;
  }

  List<String> namesOf(String contact) {
    return rows.where("contact", contact).stream()
        .flatMap(r -> tags.find(Json.text(r, "tag")).stream())
        .map(t -> Json.text(t, "tag"))
        .toList();
  }

  Optional<ObjectNode> named(String name) {
    return tags.all().stream().filter(t -> Json.text(t, "tag").equalsIgnoreCase(name)).findFirst();
  }

  ObjectNode create(String name, String type, String description) {
    if (name.isBlank()) {
      throw ActiveCampaignRefused.value("The tag name was not provided.", "field_missing", "tag");
    }
    if (named(name).isPresent()) {
      throw ActiveCampaignRefused.value("Tag already exists.", "duplicate", "tag");
    }
    var tag = Json.object().put("tag", name).put("tagType", type).put("description", description);
    return tags.add(tag.put("subscriber_count", "0").put("cdate", Stamp.local(clock.stamp())));
  }

  /// Who wears it already keeps the row they have.
  ObjectNode add(String contact, String tag) {
    contacts.all.require(contact);
    var name = Json.text(tags.require(tag), "tag");
    var worn = of(contact, tag);
    if (worn.isPresent()) {
      return worn.get();
    }
    var row = Json.object().put("contact", contact).put("tag", tag);
    rows.add(row.put("cdate", Stamp.local(clock.stamp())));
    count(tag);
    automations.happened(Automations.TAG_ADDED, contact, name);
    told.happened(Webhooks.TAG_ADDED, contact, name);
    return row;
  }

  Optional<ObjectNode> of(String contact, String tag) {
    return rows.where("contact", contact).stream()
        .filter(r -> Json.text(r, "tag").equals(tag))
        .findFirst();
  }

  void remove(String id) {
    var row = rows.require(id);
    rows.remove(id);
    var tag = Json.text(row, "tag");
    count(tag);
    var name = tags.find(tag).map(t -> Json.text(t, "tag")).orElse("");
    automations.happened(Automations.TAG_REMOVED, Json.text(row, "contact"), name);
    told.happened(Webhooks.TAG_REMOVED, Json.text(row, "contact"), name);
  }

  private void count(String tag) {
    var count = String.valueOf(rows.count("tag", tag));
    tags.find(tag).ifPresent(t -> t.put("subscriber_count", count));
  }

  void deleteTag(String id) {
    tags.remove(id);
    rows.where("tag", id).forEach(r -> rows.remove(Json.text(r, "id")));
  }

  void forget(String contact) {
    rows.where("contact", contact).forEach(r -> rows.remove(Json.text(r, "id")));
  }
}
