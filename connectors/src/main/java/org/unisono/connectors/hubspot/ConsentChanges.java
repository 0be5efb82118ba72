package org.unisono.connectors.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Change;
import org.unisono.connector.ChangePage;
import org.unisono.connector.ChangeSource;
import org.unisono.connector.Cursor;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Topic;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Tried;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// What contacts allow, round by round: an unsubscription from a topic does not touch the contact,
/// so that nothing but asking shows it. Those who never said anything are left out.
final class ConsentChanges implements ChangeSource {

  static final String TOPIC = "subscription:";
  private static final int MOST = 100;

  private final HubSpotApi api;

  ConsentChanges(HubSpotApi api) {
    this.api = api;
  }

  @Override
  public Reading<ChangePage> since(Cursor cursor) {
    return Tried.reading(() -> page(cursor.text()));
  }

  private ChangePage page(String after) {
    var path =
        "/crm/v3/objects/contacts?limit=%d&properties=email,%s"
            .formatted(MOST, HubSpotKind.OPT_OUT);
    var answer = api.get(after.isEmpty() ? path : path + "&after=" + after, Lane.CONSENT);
    var contacts = answer.path("results").valueStream().toList();
    if (contacts.isEmpty()) {
      // Only an empty page is the last: one without a way on may have been cut short.
      return new ChangePage(List.of(), Cursor.START, true);
    }
    var changes = new ArrayList<Change>();
    var topics = topics(contacts);
    for (var contact : contacts) {
      var email = Json.text(contact.path("properties"), "email");
      var record = record(contact, topics.getOrDefault(email, Map.of()));
      if (record.fields().entrySet().stream()
          .anyMatch(e -> !e.getKey().equals("email") && e.getValue() instanceof Image.Filled)) {
        changes.add(new Change.Upserted(record));
      }
    }
    return new ChangePage(changes, new Cursor(Json.text(contacts.getLast(), "id")), false);
  }

  private Map<String, Map<String, Image>> topics(List<JsonNode> contacts) {
    var ask = Json.object();
    var inputs = ask.putArray("inputs");
    contacts.stream()
        .map(c -> Json.text(c.path("properties"), "email"))
        .filter(email -> !email.isEmpty())
        .forEach(inputs::add);
    var topics = new LinkedHashMap<String, Map<String, Image>>();
    if (inputs.isEmpty()) {
      return topics;
    }
    var answer = api.ask("/communication-preferences/v4/statuses/batch/read", ask, Lane.CONSENT);
    for (var row : answer.path("results")) {
      topics.put(Json.text(row, "subscriberIdString"), states(row.path("statuses")));
    }
    return topics;
  }

  /// Those that are still in use.
  static List<Topic> topics(HubSpotApi api) {
    return api.get("/communication-preferences/v4/definitions", Lane.CONSENT)
        .path("results")
        .valueStream()
        .filter(d -> d.path("isActive").asBoolean(true))
        .map(d -> new Topic(Json.text(d, "id"), Json.text(d, "name")))
        .toList();
  }

  static Map<String, Image> states(JsonNode statuses) {
    var states = new LinkedHashMap<String, Image>();
    for (var status : statuses) {
      var state = Json.text(status, "status");
      states.put(
          TOPIC + Json.text(status, "subscriptionId"),
          Image.of(state.equals("NOT_SPECIFIED") ? "" : state));
    }
    return states;
  }

  static RemoteRecord record(JsonNode contact, Map<String, Image> topics) {
    var id = Json.text(contact, "id");
    var properties = contact.path("properties");
    var fields = new LinkedHashMap<>(topics);
    fields.put("email", Json.image(properties.path("email")));
    var out = Json.text(properties, HubSpotKind.OPT_OUT);
    fields.put(HubSpotKind.OPT_OUT, Image.of(out));
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONSENT, id),
        fields,
        Map.of(Link.PERSON, new RemoteRef(RecordKind.CONTACT, id)),
        null,
        null);
  }
}
