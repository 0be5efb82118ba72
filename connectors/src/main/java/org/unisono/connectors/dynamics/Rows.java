package org.unisono.connectors.dynamics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
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

/// Queries rows with the columns that the account sees, and names those that it does not.
final class Rows {
  static final String WON = "won";
  static final String CLOSED = "closed";

  private final DynamicsApi api;
  private final Describes describes;
  private final Account account;

  Rows(DynamicsApi api, Describes describes, Account account) {
    this.api = api;
    this.describes = describes;
    this.account = account;
  }

  /// @param options of the query, each with `&` before it
  JsonNode query(Entity entity, String options, Lane lane, int pageSize) {
    try {
      return ask(entity, options, lane, pageSize);
    } catch (Denied denied) {
      if (!denied.text().contains("property")) {
        throw denied;
      }
      describes.forget();
      return ask(entity, options, lane, pageSize);
    }
  }

  private JsonNode ask(Entity entity, String options, Lane lane, int pageSize) {
    var path = entity.set() + "?$select=" + columns(entity, lane) + options;
    return api.get(path, lane, pageSize);
  }

  List<JsonNode> where(Entity entity, String filter) {
    var options = "&$filter=" + DynamicsApi.encoded(filter);
    return query(entity, options, Lane.ORDINARY, 5_000).path("value").valueStream().toList();
  }

  private String columns(Entity entity, Lane lane) {
    var names = new LinkedHashSet<>(List.of("modifiedon", "versionnumber"));
    names.addAll(wanted(entity));
    if (entity.isPerson()) {
      names.addAll(Entity.OPT_OUTS);
      names.addAll(List.of("statecode", "merged", "masterid", "parentcontactid"));
    }
    if (entity == Entity.DEAL) {
      names.add("statecode");
    }
    names.removeIf(name -> !describes.isVisible(entity, name, lane));
    return String.join(
        ",", names.stream().map(name -> describes.property(entity, name, lane)).toList());
  }

  private List<String> wanted(Entity entity) {
    var names = new LinkedHashSet<>(entity.wanted());
    names.addAll(account.fields(entity.kind()));
    return List.copyOf(names);
  }

  RemoteRecord record(Entity entity, JsonNode row, @Nullable String marker, Lane lane) {
    var fields = new LinkedHashMap<String, Image>();
    for (var name : wanted(entity)) {
      fields.put(name, image(entity, row, name, lane));
    }
    if (entity == Entity.DEAL) {
      outcome(row, fields);
    }
    var ref = new RemoteRef(entity.kind(), Json.text(row, entity.key()));
    return new RemoteRecord(ref, fields, links(entity, row), marker, modified(row));
  }

  /// A deal's state as two flags, and of a won deal what it really brought.
  private static void outcome(JsonNode row, Map<String, Image> fields) {
    var state = Json.text(row, "statecode");
    fields.put(WON, Image.of(String.valueOf(state.equals("1"))));
    fields.put(CLOSED, Image.of(String.valueOf(!state.equals("0"))));
    if (state.equals("1") && !Json.text(row, "actualvalue").isEmpty()) {
      fields.put("estimatedvalue", Json.image(row.path("actualvalue")));
    }
    if (!state.equals("0") && !Json.text(row, "actualclosedate").isEmpty()) {
      fields.put("estimatedclosedate", Json.image(row.path("actualclosedate")));
    }
  }

  /// What the person allows: one entry, *all marketing*.
  RemoteRecord consent(Entity entity, JsonNode row) {
    var id = Json.text(row, entity.key());
    var fields = new LinkedHashMap<String, Image>();
    fields.put("emailaddress1", raw(row, "emailaddress1"));
    Entity.OPT_OUTS.forEach(name -> fields.put(name, raw(row, name)));
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONSENT, id),
        fields,
        Map.of(Link.PERSON, new RemoteRef(entity.kind(), id)),
        null,
        modified(row));
  }

  private Image image(Entity entity, JsonNode row, String name, Lane lane) {
    var image = raw(row, describes.property(entity, name, lane));
    return image instanceof Image.Filled(var text)
        ? Image.of(describes.label(entity, name, text, lane))
        : image;
  }

  /// A column that was asked for in vain is one that the account may not see.
  private static Image raw(JsonNode row, String property) {
    return row.has(property) ? Json.image(row.path(property)) : new Unknown(Why.UNREADABLE);
  }

  static @Nullable Instant modified(JsonNode row) {
    var stamp = Json.text(row, "modifiedon");
    return stamp.isEmpty() ? null : Instant.parse(stamp);
  }

  /// The record that a person was merged into, or the contact that a lead became.
  static Optional<RemoteRef> became(Entity entity, JsonNode row) {
    var winner = Json.text(row, "_masterid_value");
    if (row.path("merged").asBoolean(false) && !winner.isEmpty()) {
      return Optional.of(new RemoteRef(entity.kind(), winner));
    }
    return converted(entity, row);
  }

  static Optional<RemoteRef> converted(Entity entity, JsonNode row) {
    var contact = Json.text(row, "_parentcontactid_value");
    boolean qualified = entity == Entity.LEAD && Json.text(row, "statecode").equals("1");
    return qualified && !contact.isEmpty()
        ? Optional.of(new RemoteRef(RecordKind.CONTACT, contact))
        : Optional.empty();
  }

  private static Map<Link, RemoteRef> links(Entity entity, JsonNode row) {
    var links = new LinkedHashMap<Link, RemoteRef>();
    if (entity == Entity.DEAL) {
      link(links, Link.CAMPAIGN, RecordKind.CAMPAIGN, Json.text(row, "_campaignid_value"));
      link(links, Link.PERSON, RecordKind.CONTACT, Json.text(row, "_parentcontactid_value"));
    }
    return links;
  }

  private static void link(Map<Link, RemoteRef> links, Link link, RecordKind kind, String id) {
    if (!id.isEmpty()) {
      links.put(link, new RemoteRef(kind, id));
    }
  }
}
