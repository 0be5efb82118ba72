package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// What the activity log says of people, and how they look now.
final class PeopleNews {
  private static final int MERGED = 32;
  private static final int DELETED = 37;
  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  private final People people;

  PeopleNews(People people) {
    this.people = people;
  }

  static String feed() {
    return "/rest/v1/activities.json?activityTypeIds=12,13,%d,%d".formatted(MERGED, DELETED);
  }

  static String consentFeed() {
    return "/rest/v1/activities/leadchanges.json?fields=" + People.OPT_OUT;
  }

  List<Change> people(List<JsonNode> activities) {
    var changes = new ArrayList<Change>();
    for (var row : people.where("id", ids(activities), Lane.ORDINARY)) {
      changes.add(new Change.Upserted(people.record(row)));
    }
    for (var activity : activities) {
      switch (activity.path("activityTypeId").asInt(0)) {
        case DELETED ->
            changes.add(
                new Change.Deleted(
                    lead(Json.text(activity, "leadId")),
                    Change.Evidence.DELETE_FEED,
                    Stamps.parse(Json.text(activity, "activityDate"))));
        case MERGED -> changes.addAll(merged(activity));
        default -> {}
      }
    }
    return changes;
  }

  private static List<Change> merged(JsonNode activity) {
    var winner = lead(Json.text(activity, "leadId"));
    return activity
        .path("attributes")
        .valueStream()
        .filter(a -> Json.text(a, "name").equals("Merge IDs"))
        .flatMap(a -> ID.matcher(Json.text(a, "value")).results())
        .map(found -> lead(found.group()))
        .filter(loser -> !loser.equals(winner))
        .<Change>map(loser -> new Change.Merged(loser, winner))
        .toList();
  }

  List<Change> consent(List<JsonNode> activities) {
    return people.where("id", ids(activities), Lane.CONSENT).stream()
        .<Change>map(row -> new Change.Upserted(People.consent(row)))
        .toList();
  }

  private static List<String> ids(List<JsonNode> activities) {
    return activities.stream().map(a -> Json.text(a, "leadId")).distinct().toList();
  }

  private static RemoteRef lead(String id) {
    return new RemoteRef(RecordKind.LEAD, id);
  }
}
