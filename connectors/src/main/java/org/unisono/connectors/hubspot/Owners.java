package org.unisono.connectors.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.connector.RemoteUser;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Stuck;
import tools.jackson.databind.JsonNode;

/// Owners, by the id under which records name them, which is another than that of the user.
final class Owners {

  private static final int AT_ONCE = 100;
  private static final int MOST_PAGES = 1_000;

  private final HubSpotApi api;

  Owners(HubSpotApi api) {
    this.api = api;
  }

  /// Who has left is archived, and listed by itself.
  List<RemoteUser> all() {
    var users = new ArrayList<RemoteUser>();
    read("false", users);
    read("true", users);
    return users;
  }

  private void read(String archived, List<RemoteUser> users) {
    var path = "/crm/v3/owners?limit=%d&archived=%s".formatted(AT_ONCE, archived);
    var next = path;
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = api.get(next);
      answer.path("results").forEach(row -> users.add(user(row)));
      var after = Json.text(answer.path("paging").path("next"), "after");
      if (after.isEmpty()) {
        return;
      }
      next = path + "&after=" + HubSpotApi.encoded(after);
    }
    throw new Stuck(new Trouble.TooLarge(MOST_PAGES));
  }

  private static RemoteUser user(JsonNode row) {
    var email = Json.text(row, "email");
    var name =
        Stream.of("firstName", "lastName")
            .map(part -> Json.text(row, part))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    boolean archived = row.path("archived").asBoolean(false);
    return new RemoteUser(Json.text(row, "id"), name.isEmpty() ? email : name, email, !archived);
  }
}
