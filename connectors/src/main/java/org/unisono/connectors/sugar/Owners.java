package org.unisono.connectors.sugar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteUser;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.sugar.Site.Clause;
import org.unisono.connectors.sugar.Site.Is;
import org.unisono.connectors.sugar.Site.Query;
import tools.jackson.databind.JsonNode;

/// Users to whom records are assigned. A group has no address, and is nobody of ours.
final class Owners {

  private static final int AT_ONCE = 100;
  private static final List<String> FIELDS =
      List.of("user_name", "first_name", "last_name", "email1", "status");

  private final Site site;

  Owners(Site site) {
    this.site = site;
  }

  List<RemoteUser> all() {
    Map<String, RemoteUser> users = new LinkedHashMap<>();
    for (var after = ""; ; ) {
      var clauses = new ArrayList<Clause>();
      if (!after.isEmpty()) {
        clauses.add(new Clause("id", Is.MORE, after));
      }
      var rows = site.find(new Query("Users", FIELDS, clauses, "id", AT_ONCE, Lane.ORDINARY));
      if (rows.isEmpty()) {
        return List.copyOf(users.values());
      }
      rows.forEach(row -> users.put(Json.text(row, "id"), user(row)));
      after = Json.text(rows.getLast(), "id");
    }
  }

  private static RemoteUser user(JsonNode row) {
    var name =
        Stream.of("first_name", "last_name")
            .map(part -> Json.text(row, part))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return new RemoteUser(
        Json.text(row, "id"),
        name.isEmpty() ? Json.text(row, "user_name") : name,
        Json.text(row, "email1"),
        Json.text(row, "status").equals("Active"));
  }
}
