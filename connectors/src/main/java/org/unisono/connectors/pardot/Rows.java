package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// Rows of one kind. One unknown field makes the whole question fail there: it is named, left out,
/// and asked without.
final class Rows {
  private static final String MARKER = "UnisonoMarker__c";
  private static final int MOST = 1_000;

  private final PardotApi api;
  private final String marker;
  private final int pageSize;
  private final Map<Thing, Set<String>> hidden = new EnumMap<>(Thing.class);

  Rows(PardotApi api, Account account) {
    this.api = api;
    this.marker = account.setting("markerField").orElse(MARKER);
    this.pageSize = Math.min(MOST, account.number("pageSize", MOST));
  }

  PardotApi api() {
    return api;
  }

  /// The custom field that keeps our mark.
  String marker() {
    return marker;
  }

  boolean hides(Thing thing, String field) {
    return hidden.getOrDefault(thing, Set.of()).contains(field);
  }

  /// Rows of one answer, at most.
  int pageSize() {
    return pageSize;
  }

  /// One answer, which may not be the end.
  Slice slice(Thing thing, Map<String, String> query, Lane lane) {
    return asked(thing, query, all -> api.slice(thing.path(), all, lane));
  }

  /// The next rows that can be seen; none where there are none.
  List<JsonNode> query(Thing thing, Map<String, String> query, Lane lane) {
    return pages(thing, lane).next(query).rows();
  }

  /// Every row, however many answers it takes.
  List<JsonNode> all(Thing thing, Map<String, String> query, Lane lane) {
    var whole = new LinkedHashMap<>(query);
    whole.put("limit", String.valueOf(pageSize));
    return pages(thing, lane).all(whole);
  }

  private Pages pages(Thing thing, Lane lane) {
    return new Pages(query -> slice(thing, query, lane));
  }

  /// Empty where there is none, or it is in the recycle bin.
  Optional<JsonNode> find(Thing thing, String id, Lane lane) {
    if (!id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          asked(thing, Map.of(), all -> api.get(thing.path() + "/" + id, all, lane)));
    } catch (Denied denied) {
      if (denied.status() == 404) {
        return Optional.empty();
      }
      throw denied;
    }
  }

  JsonNode create(Thing thing, JsonNode body) {
    return api.write("POST", thing.path(), Map.of("fields", "id"), body);
  }

  void change(Thing thing, String id, JsonNode body) {
    api.write("PATCH", thing.path() + "/" + id, Map.of("fields", "id"), body);
  }

  /// In doubt whether the field is seen: asks.
  boolean hasMarker(Lane lane) {
    slice(Thing.PROSPECT, Map.of("limit", "1", "orderBy", "id ASC"), lane);
    return !hides(Thing.PROSPECT, marker);
  }

  private <T> T asked(
      Thing thing, Map<String, String> query, Function<Map<String, String>, T> question) {
    while (true) {
      var fields = fields(thing);
      var all = new LinkedHashMap<String, String>();
      all.put("fields", String.join(",", fields));
      all.putAll(query);
      try {
        return question.apply(all);
      } catch (Denied denied) {
        var unknown = fields.stream().filter(f -> isAbout(denied, f)).toList();
        if (denied.status() != 400 || unknown.isEmpty()) {
          throw denied;
        }
        hidden.computeIfAbsent(thing, _ -> new HashSet<>()).addAll(unknown);
      }
    }
  }

  /// The identity of a row is never done without.
  private static boolean isAbout(Denied denied, String field) {
    return !field.equals("id")
        && denied.text().matches("(?s).*\\b" + Pattern.quote(field) + "\\b.*");
  }

  private List<String> fields(Thing thing) {
    var fields = new ArrayList<>(thing.fields());
    if (thing == Thing.PROSPECT) {
      fields.add(marker);
    }
    fields.removeIf(f -> hides(thing, f));
    return fields;
  }

  /// What was asked for and did not come is unreadable, never blank.
  static Image image(JsonNode row, String field) {
    return row.has(field) ? Json.image(row.path(field)) : new Unknown(Why.UNREADABLE);
  }
}
