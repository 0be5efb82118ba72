package org.unisono.simulators.activecampaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.node.ObjectNode;

/// Lists, and what each contact said to them: 0 unconfirmed, 1 active, 2 unsubscribed, 3 bounced.
final class Lists {
  private record Standing(String list, String status) {}

  final Rows all = new Rows("List");
  final Rows rows = new Rows("SubscriberList", "contact", "list");
  private final Map<Standing, SortedIds> holding = new HashMap<>();
  private final Contacts contacts;
  private final Automations automations;
  private final SimulatedClock clock;
  private Told told = (event, contact, list) -> {};

  Lists(Contacts contacts, Automations automations, SimulatedClock clock) {
    this.contacts = contacts;
    this.automations = automations;
    this.clock = clock;
    rows.watched(this::hold, this::release);
  }

  /// Ids of the contacts who are on the list with the status; on any of them, or with any of them,
  /// where one is empty.
  SortedIds holding(String list, String status) {
    return holding.getOrDefault(new Standing(list, status), new SortedIds());
  }

  private void hold(ObjectNode row) {
    for (var standing : standings(row)) {
      holding
          .computeIfAbsent(standing, s -> new SortedIds())
          .add(Long.parseLong(Json.text(row, "contact")));
    }
  }

  private void release(ObjectNode row) {
    var contact = Json.text(row, "contact");
    var others =
        rows.where("contact", contact).stream()
            .filter(r -> r != row)
            .flatMap(r -> standings(r).stream())
            .collect(Collectors.toSet());
    for (var standing : standings(row)) {
      if (!others.contains(standing)) {
        holding(standing.list(), standing.status()).remove(Long.parseLong(contact));
      }
    }
  }

  private static List<Standing> standings(ObjectNode row) {
    var list = Json.text(row, "list");
    var status = Json.text(row, "status");
    return List.of(new Standing(list, ""), new Standing("", status), new Standing(list, status));
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
    release(row);
    row.put("status", status).put("updated_timestamp", now);
    hold(row);
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
