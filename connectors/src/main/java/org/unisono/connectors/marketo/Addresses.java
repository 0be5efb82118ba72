package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Who has which e-mail address. An import finds people by nothing else: whom it does not find it
/// makes, and of several it takes one.
final class Addresses {
  /// What can stand in a query, where a comma ends a value, and means itself in a file.
  private static final Pattern PLAIN = Pattern.compile("[^\\s,;\"<>@]+@[^\\s,;\"<>@]+");

  private static final int LONGEST = 255;

  private final People people;

  Addresses(People people) {
    this.people = people;
  }

  static boolean isPlain(String address) {
    return address.length() <= LONGEST && PLAIN.matcher(address).matches();
  }

  /// By id, the addresses of those people who have one that nobody else has.
  Map<String, String> own(List<String> ids) {
    var byId = new LinkedHashMap<String, String>();
    for (var row : where("id", ids)) {
      var address = Json.text(row, Imports.ADDRESS);
      if (isPlain(address)) {
        byId.put(Json.text(row, "id"), address);
      }
    }
    var holders = new HashMap<String, Integer>();
    for (var row : where(Imports.ADDRESS, byId.values().stream().distinct().toList())) {
      holders.merge(Imports.key(Json.text(row, Imports.ADDRESS)), 1, Integer::sum);
    }
    byId.values().removeIf(a -> holders.getOrDefault(Imports.key(a), 0) != 1);
    return byId;
  }

  /// Those of the addresses, as [Imports#key], that somebody has.
  Set<String> taken(List<String> addresses) {
    return where(Imports.ADDRESS, addresses).stream()
        .map(row -> Imports.key(Json.text(row, Imports.ADDRESS)))
        .collect(Collectors.toSet());
  }

  private List<JsonNode> where(String field, List<String> values) {
    var rows = new ArrayList<JsonNode>();
    for (int from = 0; from < values.size(); from += People.MOST) {
      var part = values.subList(from, Math.min(values.size(), from + People.MOST));
      rows.addAll(people.where(field, part, Lane.ORDINARY));
    }
    return rows;
  }
}
