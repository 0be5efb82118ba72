package org.unisono.connectors.sugar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Query;
import tools.jackson.databind.JsonNode;

/// Target lists of ours, and whether one may be written. Lives for one call of pushes.
final class Lists {

  /// By which a list is known to be ours.
  static final String OURS = "Unisono · ";

  private static final String OTHERS = "notOurs";
  private static final String MAILINGS = "EmailMarketing";
  private static final int BELOW = -1;

  /// So many lists of one status that were made again are looked for by their markers.
  private static final int MOST_REMADE = 3;

  private static final List<String> OF_MAILING = List.of("name", "all_prospect_lists");

  private final Site site;
  private final Map<String, Optional<Denied>> known = new HashMap<>();
  private final Map<String, Optional<Denied>> toAll = new HashMap<>();

  Lists(Site site) {
    this.site = site;
  }

  /// The marker of a list: the same for one campaign and status.
  ///
  /// @param before how many lists of that were made, and deleted there
  static String marker(String campaign, String status, int before) {
    var text = "list/" + campaign + "/" + status + (before == 0 ? "" : "/" + before);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// Whether the refusal is that the list is somebody else's.
  static boolean isOthers(Denied refusal) {
    return refusal.code().equals(OTHERS);
  }

  /// Lists that their people attached to the campaign: each stands for a status of its name, below
  /// those of ours.
  List<Part> theirs(String campaign) {
    var parts = new ArrayList<Part>();
    var fields = List.of("name", "list_type");
    for (var id : Rolls.on(site, campaign)) {
      var row = site.read(Rolls.LISTS, id, fields, Lane.ORDINARY);
      var name = row.map(r -> Json.text(r, "name")).orElse(OURS);
      boolean isAudience = row.filter(r -> Json.text(r, "list_type").equals("default")).isPresent();
      if (isAudience && !name.startsWith(OURS) && !name.isBlank()) {
        parts.add(new Part(Role.STATUS_LIST, id, name, BELOW));
      }
    }
    return parts;
  }

  /// Why the list may not be written: somebody else made it, another campaign has it too, or a mass
  /// mailing uses it.
  Optional<Denied> refusal(String list, Parts twin) {
    return known.computeIfAbsent(list, id -> looked(id, twin));
  }

  private Optional<Denied> looked(String list, Parts twin) {
    var campaign = twin.campaign().id();
    var row = site.read(Rolls.LISTS, list, List.of("name"), Lane.ORDINARY);
    if (row.isEmpty() || !(isNamedOurs(row.get()) || isMarkedOurs(list, twin))) {
      return denied(OTHERS, "Somebody else made this list.");
    }
    var campaigns = site.linked(Rolls.LISTS, list, "campaigns", "Campaigns");
    if (campaigns.ids().stream().anyMatch(id -> !id.equals(campaign))) {
      return denied(OTHERS, "Another campaign uses this list too.");
    }
    for (var id : site.linked(Rolls.LISTS, list, "email_marketing", MAILINGS).ids()) {
      var mailing = site.read(MAILINGS, id, OF_MAILING, Lane.ORDINARY);
      return started(mailing.map(m -> Json.text(m, "name")).orElse(id));
    }
    return mailing(campaign);
  }

  private static boolean isNamedOurs(JsonNode row) {
    return Json.text(row, "name").startsWith(OURS);
  }

  /// A list that got another name there still has the marker that it was made under.
  private boolean isMarkedOurs(String list, Parts twin) {
    var label = twin.parts().stream().filter(p -> p.id().equals(list)).map(Part::label).findFirst();
    for (int before = 0; label.isPresent() && before <= MOST_REMADE; before++) {
      var marker = marker(twin.campaign().id(), label.get(), before);
      var found = site.marked(Rolls.LISTS, List.of(marker), List.of("name")).get(marker);
      if (found != null && Json.text(found, "id").equals(list)) {
        return true;
      }
    }
    return false;
  }

  /// The refusal where a mass mailing goes to all lists of the campaign.
  Optional<Denied> mailing(String campaign) {
    return toAll.computeIfAbsent(campaign, this::toAllOf);
  }

  private Optional<Denied> toAllOf(String campaign) {
    for (var after = ""; ; ) {
      var page = mailings(campaign, after);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      for (var row : page) {
        if (CrmRows.isTrue(row, "all_prospect_lists")) {
          return started(Json.text(row, "name"));
        }
      }
      after = Json.text(page.getLast(), "id");
    }
  }

  private List<JsonNode> mailings(String campaign, String after) {
    var of = new Clause("campaign_id", Is.EQUAL, campaign);
    var clauses = after.isEmpty() ? List.of(of) : List.of(of, new Clause("id", Is.MORE, after));
    return site.find(new Query(MAILINGS, OF_MAILING, clauses, "id", 100, Lane.ORDINARY));
  }

  private static Optional<Denied> started(String mailing) {
    return denied(Automations.CODE, "It would start: " + mailing);
  }

  private static Optional<Denied> denied(String code, String text) {
    return Optional.of(new Denied(400, code, null, text));
  }
}
