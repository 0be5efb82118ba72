package org.unisono.simulators.pardot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.node.ObjectNode;

/// Listings: filters, order, and pages by a token that carries the query. Behind the last record
/// that a sequence of tokens may reach none is given, and a warning says so.
final class Queries {
  private static final Set<String> EQUAL =
      Set.of(
          "email",
          "name",
          "campaignId",
          "prospectId",
          "listId",
          "folderId",
          "formId",
          "objectType",
          "tagId",
          "type",
          "salesforceId");
  private static final Set<String> KNOWN =
      Set.of(
          "limit",
          "orderBy",
          "deleted",
          "idGreaterThan",
          "idLessThan",
          "updatedAtAfterOrEqualTo",
          "updatedAtBeforeOrEqualTo",
          "createdAtAfterOrEqualTo",
          "createdAtBeforeOrEqualTo");

  private static final String WARNING = "Pardot-Warning";
  private static final String REDACTED =
      "202;Record(s) have been redacted from output due to access rules";
  private static final String EXCEEDED =
      "203;Record count for nextPageToken sequence has been exceeded. No page token returned.";

  private final Unit unit;
  private final Shown shown;

  Queries(Unit unit, Shown shown) {
    this.unit = unit;
    this.shown = shown;
  }

  Reply page(Kind kind, Request request) {
    var fields = shown.fields(kind, request);
    fields.stream()
        .filter(f -> !kind.lists(f))
        .findFirst()
        .ifPresent(
            f -> {
              throw PardotRefused.invalid("Field is not queryable: " + f);
            });
    var asked = new TreeMap<>(request.query());
    asked.remove("fields");
    var token = asked.remove(unit.paging.parameter());
    if (token == null) {
      return cut(kind, known(asked), fields, 0);
    }
    if (!asked.isEmpty()) {
      throw PardotRefused.invalid("With " + unit.paging.parameter() + " only fields may be given.");
    }
    var opened = PageToken.opened(token, unit.clock.instant());
    return cut(kind, opened.query(), fields, opened.from());
  }

  private static Map<String, String> known(Map<String, String> query) {
    query.keySet().stream()
        .filter(k -> !KNOWN.contains(k) && !EQUAL.contains(k))
        .findFirst()
        .ifPresent(
            k -> {
              throw PardotRefused.of(400, 5, "Invalid query parameters: " + k);
            });
    return query;
  }

  private static void refuse(String message) {
    throw PardotRefused.of(400, 51, message);
  }

  private Reply cut(Kind kind, Map<String, String> query, List<String> fields, int from) {
    int limit = number(query, "limit", 200);
    if (limit < 1 || limit > 1000) {
      refuse("limit must be between 1 and 1000.");
    }
    var orderBy = query.getOrDefault("orderBy", "id ASC");
    var order = order(kind, orderBy);
    var fitting =
        unit.table(kind).listed(number(query, "idGreaterThan", 0)).filter(r -> matches(r, query));
    // In the order of the ids nobody has to look beyond the page, but for whether there is more.
    var found =
        orderBy.trim().equalsIgnoreCase("id ASC")
            ? fitting.limit(from + limit + 1L).toList()
            : fitting.sorted(order).toList();
    boolean later = from > 0 || number(query, "idGreaterThan", 0) > 0;
    if (later && unit.faults.take(Fault.DUPLICATE_PAGE)) {
      var again = new TreeMap<>(query);
      again.remove("idGreaterThan");
      return cut(kind, again, fields, 0);
    }
    int end = Math.min(found.size(), from + limit);
    boolean rest = end < found.size();
    if (found.size() > 1 && from < end && unit.faults.take(Fault.MISSING_PAGE)) {
      end = later ? from : from + (end - from) / 2;
      rest = false;
    }
    var cut = found.subList(Math.min(from, end), end);
    var seen = cut.stream().filter(r -> unit.abilities.shows(kind, r)).toList();
    var body = Json.object();
    body.set("values", Json.array(seen.stream().map(r -> shown.row(kind, r, fields)).toList()));
    body.putNull(unit.paging.parameter()).putNull("nextPageUrl");
    if (rest && end >= unit.limits.recordsPerSequence()) {
      return Reply.ok(body).with(WARNING, EXCEEDED);
    }
    if (rest) {
      lead(body, kind, new PageToken(query, end, unit.clock.instant()), fields);
    }
    return seen.size() == cut.size() ? Reply.ok(body) : Reply.ok(body).with(WARNING, REDACTED);
  }

  private void lead(ObjectNode body, Kind kind, PageToken next, List<String> fields) {
    var token = next.sealed();
    var asked = URLEncoder.encode(String.join(",", fields), StandardCharsets.UTF_8);
    var parameter = unit.paging.parameter();
    body.put(parameter, token);
    body.put(
        "nextPageUrl",
        unit.baseUrl + kind.at() + "?" + parameter + "=" + token + "&fields=" + asked);
  }

  private boolean matches(ObjectNode row, Map<String, String> query) {
    boolean binned = row.path("isDeleted").asBoolean(false);
    long id = row.path("id").asLong(0);
    var wanted = query.getOrDefault("deleted", "false");
    boolean hidden = unit.faults.isOn(Fault.RIGHTS_NARROWED) && id % 2 == 0;
    return !hidden
        && (wanted.equals("all") || wanted.equals(String.valueOf(binned)))
        && id > number(query, "idGreaterThan", 0)
        && id < number(query, "idLessThan", Integer.MAX_VALUE)
        && inTime(row, query, "updatedAt")
        && inTime(row, query, "createdAt")
        && EQUAL.stream()
            .filter(query::containsKey)
            .allMatch(f -> query.getOrDefault(f, "").equalsIgnoreCase(Json.text(row, f)));
  }

  private static boolean inTime(ObjectNode row, Map<String, String> query, String field) {
    var after = query.get(field + "AfterOrEqualTo");
    var before = query.get(field + "BeforeOrEqualTo");
    if (after == null && before == null) {
      return true;
    }
    var at = time(Json.text(row, field));
    return (after == null || !at.isBefore(time(after)))
        && (before == null || !at.isAfter(time(before)));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (java.time.format.DateTimeParseException unreadable) {
      throw PardotRefused.of(400, 51, "Not a date and time: " + text);
    }
  }

  private static int number(Map<String, String> query, String name, int otherwise) {
    var value = query.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d{1,9}")) {
      refuse(name + " must be a number.");
    }
    return Integer.parseInt(value);
  }

  private static Comparator<ObjectNode> order(Kind kind, String orderBy) {
    var keys = orderBy.split(",");
    if (keys.length > 2) {
      refuse("orderBy takes two keys at most.");
    }
    Comparator<ObjectNode> all = Comparator.comparingInt(r -> 0);
    for (var key : keys) {
      var words = key.trim().split(" ");
      var field = words[0];
      if (!kind.has(field)) {
        refuse("Unknown field in orderBy: " + field);
      }
      Comparator<ObjectNode> by =
          field.equals("id")
              ? Comparator.comparingLong(r -> r.path("id").asLong(0))
              : Comparator.comparing(r -> Json.text(r, field));
      boolean down = words.length > 1 && words[1].equalsIgnoreCase("DESC");
      all = all.thenComparing(down ? by.reversed() : by);
    }
    return all;
  }
}
