package org.unisono.simulators.salesforce;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ArrayNode;

/// Which records of an object changed, and which were deleted, between two moments of the last 30
/// days.
final class FeedCalls {
  private static final Duration REACH = Duration.ofDays(30);

  private record Span(Instant start, Instant end) {
    boolean contains(String stamp) {
      var at = SalesforceTime.parse(stamp);
      return !at.isBefore(start) && at.isBefore(end);
    }
  }

  private final Org org;

  FeedCalls(Org org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .get("/services/data/{v}/sobjects/{type}/updated", this::updated)
        .get("/services/data/{v}/sobjects/{type}/deleted", this::deleted);
  }

  private Reply updated(Request request) {
    var span = span(request);
    var type = org.schema.type(request.var("type"));
    var ids = Json.array();
    org.records.all(type.name()).stream()
        .filter(org.reads::isVisible)
        .filter(row -> span.contains(Json.text(row, "SystemModstamp")))
        .forEach(row -> ids.add(Json.text(row, "Id")));
    checkSize(ids);
    var body = Json.object();
    body.set("ids", ids);
    return Reply.ok(body.put("latestDateCovered", SalesforceTime.text(covered(span))));
  }

  private Reply deleted(Request request) {
    var span = span(request);
    var type = org.schema.type(request.var("type"));
    Predicate<Records.Deletion> ofType = d -> d.type().equals(type.name());
    var gone = Json.array();
    org.records.deletions().stream()
        .filter(ofType.and(d -> span.contains(d.at())))
        .forEach(d -> gone.addObject().put("id", d.id()).put("deletedDate", d.at()));
    checkSize(gone);
    var body = Json.object();
    body.set("deletedRecords", gone);
    body.put("earliestDateAvailable", SalesforceTime.text(org.clock.instant().minus(REACH)));
    return Reply.ok(body.put("latestDateCovered", SalesforceTime.text(covered(span))));
  }

  private void checkSize(ArrayNode ids) {
    int most = org.automations.mostChangedIds();
    if (ids.size() > most) {
      throw SalesforceRefused.bad(
          "EXCEEDED_ID_LIMIT", "The span holds more than %d ids".formatted(most));
    }
  }

  /// Never later than the vendor's own now: what comes after is not covered yet.
  private Instant covered(Span span) {
    var now = org.clock.instant();
    return span.end().isAfter(now) ? now : span.end();
  }

  private Span span(Request request) {
    var start = moment(request, "start");
    var end = moment(request, "end");
    if (!end.isAfter(start) || start.isBefore(org.clock.instant().minus(REACH))) {
      throw SalesforceRefused.bad(
          "INVALID_REPLICATION_DATE",
          "startDate must be before endDate and within the last 30 days");
    }
    return new Span(start, end);
  }

  private static Instant moment(Request request, String name) {
    // An unescaped "+00:00" arrives as a space.
    var text = request.param(name).orElse("").replace(' ', '+');
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException none) {
      throw SalesforceRefused.bad("INVALID_REPLICATION_DATE", name + " is not a date: " + text);
    }
  }
}
