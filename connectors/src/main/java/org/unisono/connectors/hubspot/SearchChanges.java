package org.unisono.connectors.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Contacts or deals by the moment of their last change. Each page is a new search from the last
/// moment seen; where more records share that moment than fit a page, they are gone through by id.
final class SearchChanges implements ChangeSource {

  private final HubSpotApi api;
  private final HubSpotRecords records;
  private final HubSpotKind kind;
  private final int pageSize;

  SearchChanges(HubSpotApi api, HubSpotRecords records, HubSpotKind kind, int pageSize) {
    this.api = api;
    this.records = records;
    this.kind = kind;
    this.pageSize = Math.clamp(pageSize, 2, 200);
  }

  /// @param bound the moment from which the next search looks; empty for all
  /// @param tieId the last id seen among those of the moment `bound`; empty outside of ties
  /// @param past whether `bound` itself is done
  private record Pass(String bound, String tieId, boolean past, String high) {

    static Pass of(Cursor cursor) {
      if (cursor.isStart()) {
        return new Pass("", "", false, "");
      }
      var node = Json.parse(cursor.text());
      return new Pass(
          Json.text(node, "bound"),
          Json.text(node, "tieId"),
          node.path("past").asBoolean(false),
          Json.text(node, "high"));
    }

    Cursor cursor() {
      return new Cursor(
          Json.write(
              Json.object()
                  .put("bound", bound)
                  .put("tieId", tieId)
                  .put("past", past)
                  .put("high", high)));
    }

    Cursor over() {
      var next =
          high.isEmpty() ? "" : Instant.parse(high).minus(CampaignChanges.OVERLAP).toString();
      return new Pass(next, "", false, high).cursor();
    }
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(Pass.of(cursor)));
  }

  private ChangePage page(Pass pass) {
    var answer =
        api.ask("/crm/v3/objects/%s/search".formatted(kind.plural()), ask(pass), Lane.ORDINARY);
    var rows = answer.path("results").valueStream().toList();
    var changes = new ArrayList<Change>();
    var high = pass.high();
    var contacts = kind == HubSpotKind.DEAL ? contacts(rows) : Map.<String, RemoteRef>of();
    for (var row : rows) {
      var record = records.record(kind, row);
      // Nothing else tells of them: they are neither archived nor found any more.
      HubSpotRecords.merged(kind, row)
          .forEach(was -> changes.add(new Change.Merged(was, record.ref())));
      changes.add(new Change.Upserted(with(record, contacts.get(record.ref().id()))));
      var at = stamp(row);
      high = high.isEmpty() || Instant.parse(at).isAfter(Instant.parse(high)) ? at : high;
    }
    // Whether this search has more, whatever the answer says about a next page.
    boolean more = answer.path("total").asInt(0) > rows.size();
    if (!pass.tieId().isEmpty()) {
      var id = rows.isEmpty() ? pass.tieId() : Json.text(rows.getLast(), "id");
      var next =
          more ? new Pass(pass.bound(), id, false, high) : new Pass(pass.bound(), "", true, high);
      return new ChangePage(changes, next.cursor(), false);
    }
    return more
        ? new ChangePage(changes, after(pass, rows, high).cursor(), false)
        : new ChangePage(changes, new Pass("", "", false, high).over(), true);
  }

  private static RemoteRecord with(RemoteRecord record, @Nullable RemoteRef contact) {
    return contact == null
        ? record
        : new RemoteRecord(
            record.ref(),
            record.fields(),
            Map.of(Link.PERSON, contact),
            record.marker(),
            record.modified());
  }

  /// The first of the contacts that each deal is associated with, one call for all.
  private Map<String, RemoteRef> contacts(List<JsonNode> deals) {
    var first = new HashMap<String, RemoteRef>();
    if (deals.isEmpty()) {
      return first;
    }
    var ask = Json.object();
    var inputs = ask.putArray("inputs");
    deals.forEach(deal -> inputs.addObject().put("id", Json.text(deal, "id")));
    var answer = api.ask("/crm/v4/associations/deals/contacts/batch/read", ask, Lane.ORDINARY);
    for (var result : answer.path("results")) {
      var contact = Json.text(result.path("to").path(0), "toObjectId");
      if (!contact.isEmpty()) {
        first.put(Json.text(result.path("from"), "id"), new RemoteRef(RecordKind.CONTACT, contact));
      }
    }
    return first;
  }

  /// The next search begins with the last moment seen, as others may share it; a whole page of one
  /// moment is gone through by id.
  private Pass after(Pass pass, List<JsonNode> rows, String high) {
    if (rows.isEmpty()) {
      return pass;
    }
    var last = stamp(rows.getLast());
    boolean stuck = last.equals(stamp(rows.getFirst()));
    return stuck ? new Pass(last, "0", false, high) : new Pass(last, "", false, high);
  }

  private String stamp(JsonNode row) {
    return HubSpotRecords.stamp(row).toString();
  }

  private ObjectNode ask(Pass pass) {
    var ask = Json.object().put("limit", pageSize);
    boolean tie = !pass.tieId().isEmpty();
    var sort = ask.putArray("sorts").addObject().put("direction", "ASCENDING");
    sort.put("propertyName", tie ? "hs_object_id" : kind.modified());
    if (!pass.bound().isEmpty()) {
      var filters = ask.putArray("filterGroups").addObject().putArray("filters");
      var operator = tie ? "EQ" : pass.past() ? "GT" : "GTE";
      var millis = String.valueOf(Instant.parse(pass.bound()).toEpochMilli());
      filters
          .addObject()
          .put("propertyName", kind.modified())
          .put("operator", operator)
          .put("value", millis);
      if (tie) {
        filters
            .addObject()
            .put("propertyName", "hs_object_id")
            .put("operator", "GT")
            .put("value", pass.tieId());
      }
    }
    var names = ask.putArray("properties");
    records.asked(kind).forEach(names::add);
    return ask;
  }
}
