package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.Scope;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Members: first all of each program, by an export where there are too many to list, then those of
/// whom the activity log tells.
final class MemberChanges implements ChangeSource {
  private static final String FEED = "/rest/v1/activities.json?activityTypeIds=104,123";
  private static final int MOST_ASSETS = 30;
  private static final String EXPORT = "export";

  private final Programs programs;
  private final Memberships memberships;
  private final MemberExport export;
  private final List<String> ids;
  private final FeedChanges feed;
  private final int pageSize;

  MemberChanges(MarketoApi api, Programs programs, MemberExport export, Scope scope, int pageSize) {
    this.programs = programs;
    this.export = export;
    this.memberships = new Memberships(api);
    this.ids = scope.twins().stream().map(t -> t.campaign().id()).distinct().sorted().toList();
    this.pageSize = pageSize;
    var path = ids.size() > MOST_ASSETS ? FEED : FEED + "&assetIds=" + String.join(",", ids);
    this.feed = new FeedChanges(api, path, Lane.ORDINARY, pageSize, this::told);
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    if (ids.isEmpty()) {
      return Reading.of(new ChangePage(List.of(), cursor, true));
    }
    var state = cursor.isStart() ? Json.object() : (ObjectNode) Json.parse(cursor.text());
    return state.has("since") ? feed.since(cursor) : Tried.reading(() -> listed(state));
  }

  private ChangePage listed(ObjectNode state) {
    int at = state.path("at").asInt(0);
    var newest = Json.text(state, "newest");
    if (at >= ids.size()) {
      return new ChangePage(List.of(), begun(newest), true);
    }
    if (state.has(EXPORT)) {
      return exported(state, at, newest);
    }
    var program = programs.find(ids.get(at));
    var statuses = program.map(programs::statuses).orElse(List.of());
    if (statuses.isEmpty()) {
      return page(List.of(), newest, Json.object().put("at", at + 1));
    }
    try {
      var page = memberships.page(ids.get(at), statuses, pageSize, Json.text(state, "token"));
      boolean more = page.path("moreResult").asBoolean(false);
      var next = Json.object().put("at", more ? at : at + 1);
      if (more) {
        next.put("token", Json.text(page, "nextPageToken"));
      }
      return page(page.path("result").valueStream().toList(), newest, next);
    } catch (Denied denied) {
      if (!MemberExport.isCrowded(denied)) {
        throw denied;
      }
      var next = Json.object().put("at", at).put(EXPORT, export.begin(ids.get(at), statuses));
      return page(List.of(), newest, next);
    }
  }

  /// A part of the file. A job that has failed, or is too old, is begun anew.
  private ChangePage exported(ObjectNode state, int at, String newest) {
    var id = Json.text(state, EXPORT);
    try {
      var ready = export.await(id);
      var part = export.part(id, ids.get(at), state.path("from").asLong(0), ready);
      boolean more = part.next() < ready.bytes();
      var next = Json.object().put("at", more ? at : at + 1);
      if (more) {
        next.put(EXPORT, id).put("from", part.next());
      }
      return page(part.rows(), newest, next);
    } catch (Denied denied) {
      if (denied.status() != 404) {
        throw denied;
      }
      return page(List.of(), newest, Json.object().put("at", at));
    }
  }

  private ChangePage page(List<JsonNode> rows, String newest, ObjectNode next) {
    var changes = new ArrayList<Change>();
    var latest = newest;
    for (var row : rows) {
      changes.add(new Change.Upserted(Memberships.record(row)));
      latest = Stamps.later(latest, Json.text(row, "updatedAt"));
    }
    next.put("newest", latest);
    boolean last = next.path("at").asInt() >= ids.size();
    return new ChangePage(changes, last ? begun(latest) : new Cursor(Json.write(next)), last);
  }

  private static Cursor begun(String newest) {
    return FeedChanges.from(newest.isEmpty() ? FeedChanges.BEGINNING : Stamps.over(newest));
  }

  private List<Change> told(List<JsonNode> activities) {
    var changes = new ArrayList<Change>();
    for (var program : ids) {
      var leads =
          activities.stream()
              .filter(a -> Json.text(a, "primaryAttributeValueId").equals(program))
              .map(a -> Json.text(a, "leadId"))
              .distinct()
              .toList();
      for (var row : memberships.of(program, leads).values()) {
        changes.add(new Change.Upserted(Memberships.record(row)));
      }
    }
    return changes;
  }
}
