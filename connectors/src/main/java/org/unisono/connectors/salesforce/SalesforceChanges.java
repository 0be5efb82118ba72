package org.unisono.connectors.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Sweeps the objects of a stream, one after the other, from the oldest change to the newest.
final class SalesforceChanges implements ChangeSource {

  /// More than two clocks may differ (10 minutes), and than a long transaction may take to commit
  /// rows under an older stamp.
  static final Duration OVERLAP = Duration.ofMinutes(15);

  /// More ids would make the address too long; then the stream is read whole.
  private static final int MOST_CAMPAIGNS = 200;

  private final SalesforceApi api;
  private final Rows rows;
  private final List<Sobject> objects;
  private final boolean consent;
  private final String filter;
  private final int pageSize;

  SalesforceChanges(
      SalesforceApi api,
      Rows rows,
      org.unisono.connector.Stream stream,
      Scope scope,
      int pageSize) {
    this.api = api;
    this.rows = rows;
    this.objects = objects(stream);
    this.consent = stream == org.unisono.connector.Stream.CONSENT;
    this.filter = filter(objects, scope);
    this.pageSize = pageSize;
  }

  private static List<Sobject> objects(org.unisono.connector.Stream stream) {
    return switch (stream) {
      case CAMPAIGNS -> List.of(Sobject.CAMPAIGN);
      case STATUSES -> List.of(Sobject.STATUS);
      case MEMBERS, RESPONSES -> List.of(Sobject.MEMBER);
      case PEOPLE, CONSENT -> List.of(Sobject.LEAD, Sobject.CONTACT);
      case DEALS -> List.of(Sobject.DEAL);
      case LISTS -> List.of();
    };
  }

  static String filter(List<Sobject> objects, Scope scope) {
    boolean hangs = objects.contains(Sobject.MEMBER) || objects.contains(Sobject.STATUS);
    var ids = scope.twins().stream().map(t -> t.campaign().id()).distinct().toList();
    return hangs && !ids.isEmpty() && ids.size() <= MOST_CAMPAIGNS
        ? "CampaignId IN " + Soql.in(ids)
        : "";
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(
        () ->
            objects.isEmpty()
                ? new ChangePage(List.of(), cursor, true)
                : page(Sweeps.of(cursor, objects)));
  }

  private ChangePage page(Sweeps sweeps) {
    var object = objects.get(sweeps.turn());
    var sweep = sweeps.now();
    var sight = object.isRecycled() ? Rows.Sight.WITH_RECYCLED : Rows.Sight.LIVE;
    var answer = rows.query(object, sight, tail(sweep), lane());
    var found = answer.path("records").valueStream().toList();
    var changes = new ArrayList<Change>();
    found.forEach(row -> changes.add(change(object, row)));
    var next = sweep.deletedFrom().isEmpty() ? sweep.deletedFrom(api.theirNow()) : sweep;
    var stamp = "";
    for (var row : found) {
      // Rows written together share a stamp.
      var same = stamp.equals(Json.text(row, "SystemModstamp"));
      stamp = Json.text(row, "SystemModstamp");
      next = same ? next.passed(Json.text(row, "Id")) : next.passed(stamp, Json.text(row, "Id"));
    }
    if (isMore(answer, found.size())) {
      return new ChangePage(changes, sweeps.with(next).cursor(), false);
    }
    if (!object.isRecycled()) {
      next = deletions(object, next, changes);
    }
    boolean last = sweeps.turn() == objects.size() - 1;
    return new ChangePage(changes, sweeps.with(next.over(OVERLAP)).turned().cursor(), last);
  }

  /// Fewer than there are, whatever the answer says about being done, is not the end.
  private boolean isMore(JsonNode answer, int found) {
    boolean done = answer.path("done").asBoolean(false);
    return !done || found >= pageSize || found < answer.path("totalSize").asInt(0);
  }

  private Lane lane() {
    return consent ? Lane.CONSENT : Lane.ORDINARY;
  }

  private String tail(Sweeps.Sweep sweep) {
    var conditions = Stream.of(sweep.condition(), filter).filter(c -> !c.isEmpty()).toList();
    var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return where + " ORDER BY SystemModstamp, Id LIMIT " + pageSize;
  }

  private Change change(Sobject object, JsonNode row) {
    var kind = consent ? RecordKind.CONSENT : object.kind();
    var ref = new RemoteRef(kind, Json.text(row, "Id"));
    var winner = Json.text(row, "MasterRecordId");
    if (row.path("IsDeleted").asBoolean(false)) {
      return winner.isEmpty()
          ? new Change.Deleted(ref, Change.Evidence.RECYCLE_BIN, Rows.modified(row))
          : new Change.Merged(ref, new RemoteRef(kind, winner));
    }
    var contact = Json.text(row, "ConvertedContactId");
    if (!contact.isEmpty()) {
      var into = consent ? RecordKind.CONSENT : RecordKind.CONTACT;
      return new Change.Converted(ref, new RemoteRef(into, contact));
    }
    return new Change.Upserted(consent ? rows.consent(object, row) : rows.record(object, row));
  }

  /// Those that never come to the recycle bin.
  private Sweeps.Sweep deletions(Sobject object, Sweeps.Sweep sweep, List<Change> changes) {
    var from = Instant.parse(sweep.deletedFrom()).minus(OVERLAP);
    var until = api.theirNow().plus(Duration.ofMinutes(1));
    var path =
        "/sobjects/%s/deleted/?start=%s&end=%s"
            .formatted(
                object.type(),
                SalesforceApi.encoded(Soql.moment(from)),
                SalesforceApi.encoded(Soql.moment(until)));
    try {
      var feed = api.get(path, lane());
      for (var gone : feed.path("deletedRecords")) {
        var ref = new RemoteRef(object.kind(), Json.text(gone, "id"));
        boolean told = changes.stream().anyMatch(c -> c.ref().equals(ref));
        if (!told) {
          var at = Soql.moment(Json.text(gone, "deletedDate"));
          changes.add(new Change.Deleted(ref, Change.Evidence.DELETE_FEED, at));
        }
      }
      return sweep.deletedFrom(Soql.moment(Json.text(feed, "latestDateCovered")));
    } catch (Denied denied) {
      if (denied.code().equals("INVALID_REPLICATION_DATE")) {
        throw new Stuck(new Trouble.CursorExpired());
      }
      throw denied;
    }
  }
}
