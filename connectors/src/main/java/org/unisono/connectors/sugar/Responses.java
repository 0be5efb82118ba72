package org.unisono.connectors.sugar;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Parts;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Query;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// First responses, from the campaign log: a click, a lead or contact that came of it, a survey.
/// What was sent, seen, blocked or refused is none.
final class Responses {

  static final String FIELD = "first_response";

  private static final List<String> ANSWERS = List.of("link", "lead", "contact", "Survey");
  private static final List<String> FIELDS = List.of("target_id", "activity_date");

  private final Site site;

  Responses(Site site) {
    this.site = site;
  }

  /// The members, each with the moment of the first response, or a blank.
  List<RemoteRecord> with(Parts twin, List<RemoteRecord> members) {
    if (members.isEmpty()) {
      return members;
    }
    var first = first(twin.campaign().id());
    return members.stream().map(m -> with(m, first)).toList();
  }

  private static RemoteRecord with(RemoteRecord member, Map<String, String> first) {
    var person = CrmModule.id(Objects.requireNonNull(member.links().get(Link.PERSON)));
    var fields = new LinkedHashMap<>(member.fields());
    fields.put(FIELD, Image.of(first.getOrDefault(person, "")));
    return new RemoteRecord(member.ref(), fields, member.links(), null, null);
  }

  private Map<String, String> first(String campaign) {
    var first = new HashMap<String, String>();
    ANSWERS.forEach(type -> first(campaign, type, first));
    return first;
  }

  /// Their hits are counted without a new date of change, so that the log is read whole; what was
  /// sent and seen, which is most of it, is not asked for.
  private void first(String campaign, String type, Map<String, String> first) {
    var of = new Clause("campaign_id", Is.EQUAL, campaign);
    var as = new Clause("activity_type", Is.EQUAL, type);
    for (var after = ""; ; ) {
      var clauses =
          after.isEmpty() ? List.of(of, as) : List.of(of, as, new Clause("id", Is.MORE, after));
      var rows = site.find(new Query("CampaignLog", FIELDS, clauses, "id", 200, Lane.ORDINARY));
      if (rows.isEmpty()) {
        return;
      }
      rows.forEach(row -> keep(first, row));
      after = Json.text(rows.getLast(), "id");
    }
  }

  private static void keep(Map<String, String> first, JsonNode row) {
    var at = Json.text(row, "activity_date");
    if (!at.isEmpty()) {
      var moment = CrmRows.moment(at).toString();
      first.merge(Json.text(row, "target_id"), moment, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }
}
