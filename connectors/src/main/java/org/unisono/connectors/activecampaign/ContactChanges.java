package org.unisono.connectors.activecampaign;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RemoteRecord;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Contacts of a pass, by id upwards, until nothing is left behind a page. The next pass takes
/// those that were changed since, or all of them again where their change leaves no stamp.
final class ContactChanges implements ChangeSource {
  private final ActiveCampaignApi api;
  private final String filter;
  private final Lane lane;
  private final boolean stamped;
  private final Function<JsonNode, List<RemoteRecord>> records;

  private ContactChanges(
      ActiveCampaignApi api,
      String filter,
      Lane lane,
      boolean stamped,
      Function<JsonNode, List<RemoteRecord>> records) {
    this.api = api;
    this.filter = filter;
    this.lane = lane;
    this.stamped = stamped;
    this.records = records;
  }

  static ContactChanges ofPeople(ActiveCampaignApi api, Contacts contacts) {
    var filter = "status=-1&include=fieldValues";
    return new ContactChanges(api, filter, Lane.ORDINARY, true, contacts::records);
  }

  /// Those who left a list. Whether that moves a contact's stamp is not documented, and an opt-out
  /// must not be missed: each pass reads all of them.
  static ContactChanges ofConsent(ActiveCampaignApi api) {
    var filter = "status=2&include=contactLists";
    return new ContactChanges(api, filter, Lane.CONSENT, false, Consent::records);
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> page(cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text())));
  }

  private ChangePage page(ObjectNode state) {
    var since = Json.text(state, "since");
    var last = state.has("last") ? Json.text(state, "last") : "0";
    var path = "/contacts?%s&limit=%d&orders%%5Bid%%5D=ASC&id_greater=%s%s";
    var after =
        since.isEmpty() ? "" : "&filters%5Bupdated_after%5D=" + ActiveCampaignApi.encoded(since);
    var answer = api.get(path.formatted(filter, api.pageSize(), last, after), lane);
    var found = records.apply(answer);
    var newest = Json.text(state, "newest");
    for (var record : found) {
      newest = later(newest, record.modified());
    }
    var changes = found.stream().<Change>map(Change.Upserted::new).toList();
    var next = Json.object();
    boolean complete = ActiveCampaignApi.isLast(answer, answer.path("contacts"));
    if (!complete) {
      next.put("since", since).put("newest", newest).put("last", changes.getLast().ref().id());
    } else {
      next.put("since", stamped && !newest.isEmpty() ? Stamps.over(Instant.parse(newest)) : since);
    }
    return new ChangePage(changes, new Cursor(Json.write(next)), complete);
  }

  private static String later(String known, @Nullable Instant at) {
    return at == null || (!known.isEmpty() && Instant.parse(known).isAfter(at))
        ? known
        : at.toString();
  }
}
