package org.unisono.simulators.activecampaign;

import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// Lists, and what each contact said to them: 0 unconfirmed, 1 active, 2 unsubscribed, 3 bounced.
final class Lists {
  final Rows all = new Rows("List");
  final Rows rows = new Rows("SubscriberList");
  private final Contacts contacts;
  private final Automations automations;
  private final SimulatedClock clock;
  private Told told = (event, contact, list) -> {};

  Lists(Contacts contacts, Automations automations, SimulatedClock clock) {
    this.contacts = contacts;
    this.automations = automations;
    this.clock = clock;
  }

  void heard(Told listener) {
    told = listener;
  }

  ObjectNode create(String name, String stringId) {
    var now = Stamp.local(clock.stamp());
    var list = Json.object().put("name", name).put("stringid", stringId).put("userid", "1");
    list.put("channel", "email").put("sender_url", "https://www.example.com");
    list.put("sender_reminder", "You signed up on our website.").put("cdate", now);
    all.add(list.put("udate", now).put("deletestamp", (String) null));
    told.happened(Webhooks.LIST_ADDED, "", Json.text(list, "id"));
    return list;
  }

  /// An upsert: one row for a contact and a list.
  ObjectNode set(String contact, String list, String status) {
    contacts.all.require(contact);
    all.require(list);
    if (!status.matches("[0-3]")) {
      throw ActiveCampaignRefused.value("The status is not valid.", "field_invalid", "status");
    }
    var known = of(contact, list);
    var before = known.map(r -> Json.text(r, "status")).orElse("");
    var now = Stamp.local(clock.stamp());
    var row =
        known.orElseGet(
            () ->
                rows.add(
                    Json.object().put("contact", contact).put("list", list).put("sdate", now)));
    row.put("status", status).put("updated_timestamp", now);
    row.put("unsubscribe_date", status.equals("2") ? now : null);
    if (status.equals("1") && !before.equals("1")) {
      automations.happened(Automations.SUBSCRIBED, contact, list);
      told.happened(Webhooks.SUBSCRIBE, contact, list);
    }
    if (status.equals("2") && !before.equals("2")) {
      told.happened(Webhooks.UNSUBSCRIBE, contact, list);
    }
    return row;
  }

  Optional<ObjectNode> of(String contact, String list) {
    return rows.where("contact", contact).stream()
        .filter(r -> Json.text(r, "list").equals(list))
        .findFirst();
  }

  void forget(String contact) {
    rows.where("contact", contact).forEach(r -> rows.remove(Json.text(r, "id")));
  }
}
