package org.unisono.connectors.salesforce;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// Queries rows with the fields that the account sees, and names those that it does not.
final class Rows {

  /// Which rows a query sees.
  enum Sight {
    LIVE,
    WITH_RECYCLED
  }

  private final SalesforceApi api;
  private final Describes describes;

  Rows(SalesforceApi api, Describes describes) {
    this.api = api;
    this.describes = describes;
  }

  /// The answer to a query; asked again with fresh field names where one of them is gone.
  JsonNode query(Sobject object, Sight sight, String tail, Lane lane) {
    Supplier<JsonNode> ask =
        () -> {
          var soql = "SELECT " + columns(object, sight, lane) + " FROM " + object.type() + tail;
          return sight == Sight.LIVE ? api.query(soql, lane) : api.queryAll(soql, lane);
        };
    try {
      return ask.get();
    } catch (Denied denied) {
      if (Describes.goneField(denied).isEmpty()) {
        throw denied;
      }
      describes.forget();
      return ask.get();
    }
  }

  private String columns(Sobject object, Sight sight, Lane lane) {
    Set<String> names = new LinkedHashSet<>(List.of("Id", "SystemModstamp"));
    names.addAll(describes.wanted(object));
    names.add(Sobject.MARKER);
    if (object.isPerson()) {
      names.add(Sobject.OPT_OUT);
      names.add("MasterRecordId");
      names.add("ConvertedContactId");
    }
    if (sight == Sight.WITH_RECYCLED) {
      names.add("IsDeleted");
    }
    names.retainAll(Set.copyOf(describes.visible(object, lane)));
    return String.join(",", names);
  }

  List<JsonNode> live(Sobject object, String where) {
    return query(object, Sight.LIVE, " WHERE " + where, Lane.ORDINARY)
        .path("records")
        .valueStream()
        .toList();
  }

  RemoteRecord record(Sobject object, JsonNode row) {
    var fields = new LinkedHashMap<String, Image>();
    for (var name : describes.wanted(object)) {
      fields.put(name, image(row, name));
    }
    var ref = new RemoteRef(object.kind(), Json.text(row, "Id"));
    return new RemoteRecord(ref, fields, links(object, row), marker(row), modified(row));
  }

  /// What the person allows: one entry, *all marketing*.
  RemoteRecord consent(Sobject object, JsonNode row) {
    var id = Json.text(row, "Id");
    var fields = Map.of("Email", image(row, "Email"), Sobject.OPT_OUT, image(row, Sobject.OPT_OUT));
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONSENT, id),
        fields,
        Map.of(Link.PERSON, new RemoteRef(object.kind(), id)),
        null,
        modified(row));
  }

  /// A field that was asked for in vain is one that the account may not see.
  private static Image image(JsonNode row, String name) {
    return row.has(name) ? Json.image(row.path(name)) : new Unknown(Why.UNREADABLE);
  }

  static Instant modified(JsonNode row) {
    return Soql.moment(Json.text(row, "SystemModstamp"));
  }

  private static @Nullable String marker(JsonNode row) {
    var marker = Json.text(row, Sobject.MARKER);
    return marker.isEmpty() ? null : marker;
  }

  private static Map<Link, RemoteRef> links(Sobject object, JsonNode row) {
    var links = new LinkedHashMap<Link, RemoteRef>();
    var campaign = Json.text(row, "CampaignId");
    if (!campaign.isEmpty()) {
      links.put(Link.CAMPAIGN, new RemoteRef(RecordKind.CAMPAIGN, campaign));
    }
    var parent = Json.text(row, "ParentId");
    if (!parent.isEmpty()) {
      links.put(Link.PARENT, new RemoteRef(RecordKind.CAMPAIGN, parent));
    }
    if (object == Sobject.MEMBER || object == Sobject.DEAL) {
      person(row).ifPresent(person -> links.put(Link.PERSON, person));
    }
    return links;
  }

  /// After a conversion the row names both; the contact is who they are now.
  static Optional<RemoteRef> person(JsonNode row) {
    var contact = Json.text(row, "ContactId");
    var lead = Json.text(row, "LeadId");
    if (!contact.isEmpty()) {
      return Optional.of(new RemoteRef(RecordKind.CONTACT, contact));
    }
    return lead.isEmpty() ? Optional.empty() : Optional.of(new RemoteRef(RecordKind.LEAD, lead));
  }
}
