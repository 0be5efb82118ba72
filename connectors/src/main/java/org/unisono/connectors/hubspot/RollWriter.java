package org.unisono.connectors.hubspot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connectors.http.Json;

/// Writes attendance, and moves people between our lists.
final class RollWriter {

  private static final int MOST = 500;

  private static final Map<String, String> VERBS =
      Map.of("REGISTERED", "register", "ATTENDED", "attend", "CANCELLED", "cancel");

  private final HubSpotApi api;

  RollWriter(HubSpotApi api) {
    this.api = api;
  }

  void write(Parts twin, List<MemberPushes.Wish> wishes, Rolls.Roll before) {
    var event = twin.in(Role.EVENT);
    var byStatus = new LinkedHashMap<String, List<String>>();
    for (var wish : wishes) {
      var status = wish.status();
      byStatus
          .computeIfAbsent(status == null ? "" : status, s -> new ArrayList<>())
          .add(wish.contact());
    }
    byStatus.forEach(
        (status, contacts) -> {
          if (event.isPresent() && VERBS.containsKey(status)) {
            attend(event.get(), status, contacts, before);
          } else {
            move(twin, status, contacts, before);
          }
        });
  }

  /// The lists that somebody is put on or taken off; empty where their attendance is written.
  Optional<Set<String>> lists(MemberPushes.Wish wish, Rolls.Roll before) {
    var status = wish.status() == null ? "" : wish.status();
    if (isAttendance(wish.twin(), status)) {
      return Optional.empty();
    }
    var lists = new HashSet<String>();
    wish.twin().ofStatus(status).map(Part::id).ifPresent(lists::add);
    before
        .lists()
        .forEach(
            (list, people) -> {
              if (people.contains(wish.contact())) {
                lists.add(list);
              }
            });
    return Optional.of(lists);
  }

  private static boolean isAttendance(Parts twin, String status) {
    return twin.in(Role.EVENT).isPresent() && VERBS.containsKey(status);
  }

  private void attend(Part event, String status, List<String> contacts, Rolls.Roll before) {
    var path =
        "/marketing/v3/marketing-events/%s/attendance/%s/create"
            .formatted(HubSpotApi.encoded(event.id()), VERBS.get(status));
    for (int from = 0; from < contacts.size(); from += MOST) {
      var body = Json.object();
      var inputs = body.putArray("inputs");
      for (var contact : contacts.subList(from, Math.min(contacts.size(), from + MOST))) {
        // An interaction older than the one they have is dropped without a word, and their clock
        // may be ahead of ours.
        long now = api.now().toEpochMilli();
        long at = Math.max(now, before.occurred().getOrDefault(contact, 0L) + 1);
        inputs.addObject().put("interactionDateTime", at).put("vid", Long.parseLong(contact));
      }
      api.write("POST", path, body);
    }
  }

  /// Into the new list first: who is in two for a moment is still in the campaign.
  private void move(Parts twin, String status, List<String> contacts, Rolls.Roll before) {
    var target = twin.ofStatus(status).map(Part::id).orElse("");
    if (!target.isEmpty()) {
      change(target, "add", contacts);
    }
    for (var list : before.lists().entrySet()) {
      var leaving = contacts.stream().filter(list.getValue()::contains).toList();
      if (!list.getKey().equals(target) && !leaving.isEmpty()) {
        change(list.getKey(), "remove", leaving);
      }
    }
  }

  private void change(String list, String verb, List<String> contacts) {
    var ids = Json.array();
    contacts.forEach(ids::add);
    api.write("PUT", "/crm/v3/lists/" + list + "/memberships/" + verb, ids);
  }
}
