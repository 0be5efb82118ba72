package org.unisono.connectors.marketo;

import java.util.List;
import java.util.function.Function;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the activity log tells. A pass begins at a moment, goes on by paging tokens, and ends at an
/// empty page that has no more behind it: pages may be empty or short before.
final class FeedChanges implements ChangeSource {
  /// Before there was any Marketo.
  static final String BEGINNING = "2006-01-01T00:00:00Z";

  private final MarketoApi api;
  private final String path;
  private final Lane lane;
  private final int pageSize;
  private final Function<List<JsonNode>, List<Change>> told;

  /// @param path of the feed with its query, to which the token is added
  /// @param told what activities of one page mean
  FeedChanges(
      MarketoApi api,
      String path,
      Lane lane,
      int pageSize,
      Function<List<JsonNode>, List<Change>> told) {
    this.api = api;
    this.path = path;
    this.lane = lane;
    this.pageSize = pageSize;
    this.told = told;
  }

  static Cursor from(String moment) {
    return new Cursor(Json.write(Json.object().put("since", moment)));
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () -> {
          var known = cursor.isStart() ? from(BEGINNING) : cursor;
          var state = (ObjectNode) Json.parse(known.text());
          return page(state, answer(state));
        });
  }

  /// From the beginning of the pass where the token is not taken any more.
  private JsonNode answer(ObjectNode state) {
    var token = Json.text(state, "token");
    if (token.isEmpty()) {
      return answer(begun(state));
    }
    try {
      return answer(token);
    } catch (Denied tokenTooOld) {
      return answer(begun(state));
    }
  }

  private JsonNode answer(String token) {
    var query = "&batchSize=%d&nextPageToken=%s".formatted(pageSize, MarketoApi.encoded(token));
    return api.get(path + query, lane);
  }

  private String begun(ObjectNode state) {
    var since = MarketoApi.encoded(Json.text(state, "since"));
    var answer = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=" + since, lane);
    return Json.text(answer, "nextPageToken");
  }

  private ChangePage page(ObjectNode state, JsonNode answer) {
    var activities = answer.path("result").valueStream().toList();
    var newest = Json.text(state, "newest");
    for (var activity : activities) {
      newest = Stamps.later(newest, Json.text(activity, "activityDate"));
    }
    boolean complete = activities.isEmpty() && !answer.path("moreResult").asBoolean(false);
    var next = Json.object();
    if (complete) {
      next.put("since", newest.isEmpty() ? Json.text(state, "since") : Stamps.over(newest));
    } else {
      next.put("since", Json.text(state, "since")).put("newest", newest);
      next.put("token", Json.text(answer, "nextPageToken"));
    }
    return new ChangePage(told.apply(activities), new Cursor(Json.write(next)), complete);
  }
}
