package org.unisono.connectors.salesforce;

import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteUser;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Stuck;

/// Users with a full licence: only they can own a campaign, not a queue, a portal or a guest.
final class Owners {

  private static final int MOST_PAGES = 100;

  private static final String ALL =
      "SELECT Id,Name,Email,IsActive FROM User WHERE UserType = 'Standard' ORDER BY Id";

  private Owners() {}

  static List<RemoteUser> all(SalesforceApi api) {
    var users = new ArrayList<RemoteUser>();
    var answer = api.query(ALL, Lane.ORDINARY);
    for (int page = 0; page < MOST_PAGES; page++) {
      for (var row : answer.path("records")) {
        users.add(
            new RemoteUser(
                Json.text(row, "Id"),
                Json.text(row, "Name"),
                Json.text(row, "Email"),
                row.path("IsActive").asBoolean(false)));
      }
      var next = Json.text(answer, "nextRecordsUrl").replaceFirst("^/services/data/v[^/]+", "");
      if (next.isEmpty()) {
        return users;
      }
      answer = api.get(next, Lane.ORDINARY);
    }
    throw new Stuck(new Trouble.TooLarge(MOST_PAGES));
  }
}
