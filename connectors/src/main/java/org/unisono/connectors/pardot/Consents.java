package org.unisono.connectors.pardot;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stance;
import org.unisono.connector.Stance.Said;
import org.unisono.connector.Topic;
import org.unisono.connectors.http.Json;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// What prospects allow: `optedOut` of a prospect is about all marketing, that of a place on a list
/// about this list alone. Bounced and *do not email* say nothing: neither is a person's own word.
/// Not being opted out is no permission.
final class Consents {
  private static final String LIST = "listId";

  private Consents() {}

  static RemoteRecord ofProspect(JsonNode row) {
    var id = Json.text(row, "id");
    var fields =
        Map.of(
            "email",
            Rows.image(row, "email"),
            Prospects.OPT_OUT,
            Rows.image(row, Prospects.OPT_OUT));
    return record(id, id, fields, row);
  }

  /// A record of its own beside the prospect's: what changes on a list does not show there.
  static RemoteRecord ofMembership(JsonNode row) {
    var person = Json.text(row, "prospectId");
    var fields =
        Map.of(LIST, Rows.image(row, LIST), Prospects.OPT_OUT, Rows.image(row, Prospects.OPT_OUT));
    return record(person + "/" + Json.text(row, "id"), person, fields, row);
  }

  private static RemoteRecord record(
      String id, String person, Map<String, Image> fields, JsonNode row) {
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONSENT, id),
        fields,
        Map.of(Link.PERSON, Prospects.ref(person)),
        null,
        Stamps.orNull(Json.text(row, "updatedAt")));
  }

  /// Lists, under the name that prospects see where there is one.
  static List<Topic> topics(Rows rows) {
    return rows.all(Thing.LIST, Map.of("orderBy", "id ASC"), Lane.CONSENT).stream()
        .map(
            row -> {
              var title = Json.text(row, "title");
              return new Topic(
                  Json.text(row, "id"), title.isBlank() ? Json.text(row, "name") : title);
            })
        .toList();
  }

  static List<Stance> stances(RemoteRecord consent) {
    var list = consent.image(LIST);
    boolean out = consent.image(Prospects.OPT_OUT).equals(Image.of("true"));
    @Nullable String topic = list instanceof Image.Filled(var id) ? id : null;
    return List.of(new Stance(topic, out ? Said.OPTED_OUT : Said.NOTHING));
  }
}
