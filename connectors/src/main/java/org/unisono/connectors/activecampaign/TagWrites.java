package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Parts.Part;
import org.unisono.connectors.activecampaign.MemberPushes.Wish;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;

/// Puts status tags on contacts and takes the others off: one by one, or by an import where many
/// are new. An import goes by address, so that who has none is tagged by id.
final class TagWrites {
  private final ActiveCampaignApi api;
  private final Contacts contacts;
  private final int bulkFrom;

  TagWrites(ActiveCampaignApi api, Contacts contacts, Account account) {
    this.api = api;
    this.contacts = contacts;
    this.bulkFrom = account.number("bulkFrom", 25);
  }

  /// The tag that the contact is to wear; empty where they are taken out.
  static Optional<Part> target(Wish wish) {
    var status = wish.status();
    return status == null ? Optional.empty() : wish.twin().ofStatus(status);
  }

  /// Ids of the campaign's other status tags that the contact wears.
  static List<String> others(Wish wish, Rolls.Roll before) {
    var wanted = target(wish).map(Part::id).orElse("");
    return before.wearers().entrySet().stream()
        .filter(w -> w.getValue().contains(wish.contact()) && !w.getKey().equals(wanted))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The new tag first: who wears two for a moment is still a member.
  void write(List<Wish> wishes, Rolls.Roll before, Map<String, String> names) {
    var missing = new HashMap<String, List<String>>();
    for (var wish : wishes) {
      target(wish)
          .filter(t -> !before.wearers().getOrDefault(t.id(), Set.of()).contains(wish.contact()))
          .ifPresent(
              t -> missing.computeIfAbsent(t.id(), i -> new ArrayList<>()).add(wish.contact()));
    }
    missing.forEach(
        (tag, wearers) ->
            putOn(tag, names.getOrDefault(tag, ""), wearers.stream().distinct().toList()));
    for (var wish : wishes) {
      // Only tags that carry our mark are taken off.
      var off = others(wish, before).stream().filter(names::containsKey).toList();
      if (!off.isEmpty()) {
        takeOff(wish.contact(), off);
      }
    }
  }

  private void putOn(String tag, String name, List<String> wearers) {
    if (wearers.size() < bulkFrom) {
      wearers.forEach(contact -> putOn(tag, contact));
      return;
    }
    for (int from = 0; from < wearers.size(); from += Imports.MOST) {
      var part = wearers.subList(from, Math.min(wearers.size(), from + Imports.MOST));
      importTag(tag, name, part);
    }
  }

  private void putOn(String tag, String contact) {
    var body = Json.object();
    body.putObject("contactTag").put("contact", contact).put("tag", tag);
    api.write("POST", "/contactTags", body);
  }

  private void importTag(String tag, String name, List<String> wearers) {
    var rows = Json.array();
    var withoutAddress = new ArrayList<String>();
    for (var contact : contacts.byIds(wearers)) {
      if (contact.image("email") instanceof Image.Filled(var email)) {
        rows.addObject().put("email", email).putArray("tags").add(name);
      } else {
        withoutAddress.add(contact.ref().id());
      }
    }
    if (!rows.isEmpty()) {
      new Imports(api).run(rows);
    }
    withoutAddress.forEach(contact -> putOn(tag, contact));
  }

  private void takeOff(String contact, List<String> tags) {
    var worn = api.get("/contacts/" + contact + "/contactTags").path("contactTags");
    for (var row : worn) {
      if (tags.contains(Json.text(row, "tag"))) {
        api.delete("/contactTags/" + Json.text(row, "id"));
      }
    }
  }
}
