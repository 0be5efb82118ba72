package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Seen;
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;
import tools.jackson.databind.node.ObjectNode;

/// People. New ones are made only where nobody has their address, and carry the mark from their
/// first moment: one by one, or in an import where there are many.
final class ContactShelf implements Shelf {
  private static final Map<String, String> IN_IMPORTS =
      Map.of("firstName", "first_name", "lastName", "last_name", "phone", "phone");

  private final ActiveCampaignApi api;
  private final Contacts contacts;
  private final Automations automations;
  private final int bulkFrom;

  ContactShelf(ActiveCampaignApi api, Contacts contacts, Automations automations, Account account) {
    this.api = api;
    this.contacts = contacts;
    this.automations = automations;
    this.bulkFrom = account.number("bulkFrom", 25);
  }

  @Override
  public int most() {
    return Imports.MOST;
  }

  @Override
  public List<RemoteField> fields() {
    return contacts.fields();
  }

  @Override
  public Map<String, Seen> byIds(List<String> ids) {
    var seen = new HashMap<String, Seen>();
    contacts.byIds(ids).forEach(r -> seen.put(r.ref().id(), new Seen.Live(r)));
    return seen;
  }

  @Override
  public Map<String, Seen> byMarkers(List<String> markers) {
    var seen = new HashMap<String, Seen>();
    for (var marker : markers) {
      contacts.byIds(contacts.marked(marker)).forEach(r -> seen.put(marker, new Seen.Live(r)));
    }
    return seen;
  }

  @Override
  public Map<Draft, Denied> make(List<Draft> drafts) {
    var denied = new HashMap<Draft, Denied>();
    var free = new ArrayList<Draft>();
    if (!contacts.hasMarker()) {
      throw new Denied(400, "markerFieldMissing", Contacts.MARKER, "Nothing would keep our mark.");
    }
    for (var draft : drafts) {
      var no = automations.onFields(written(draft));
      no.ifPresentOrElse(n -> denied.put(draft, n), () -> free.add(draft));
    }
    if (free.size() < bulkFrom) {
      free.forEach(draft -> one(draft, denied));
    } else {
      many(free, denied);
    }
    return denied;
  }

  private void one(Draft draft, Map<Draft, Denied> denied) {
    try {
      api.write("POST", "/contacts", Json.object().set("contact", contact(draft)));
    } catch (Denied no) {
      denied.put(draft, no);
    }
  }

  /// An import would write over who has the address already.
  private void many(List<Draft> drafts, Map<Draft, Denied> denied) {
    var rows = Json.array();
    var sent = new ArrayList<Draft>();
    for (var draft : drafts) {
      if (contacts.at(email(draft)).isEmpty()) {
        rows.add(row(draft));
        sent.add(draft);
      } else {
        denied.put(draft, new Denied(422, "duplicate", "email", "Somebody has this address."));
      }
    }
    if (sent.isEmpty()) {
      return;
    }
    var failed = new Imports(api).run(rows);
    for (var draft : sent) {
      if (failed.contains(email(draft).toLowerCase(Locale.ROOT))) {
        denied.put(draft, new Denied(500, "INTERNAL_ERROR", null, "The import left it out."));
      }
    }
  }

  private static String email(Draft draft) {
    return text(draft.given().get("email"));
  }

  private static String text(@Nullable Image image) {
    return image instanceof Image.Filled(var raw) ? raw : "";
  }

  private ObjectNode row(Draft draft) {
    var row = Json.object().put("email", email(draft));
    var fields = Json.array();
    for (var given : custom(draft).entrySet()) {
      fields.addObject().put("id", given.getKey()).put("value", given.getValue());
    }
    IN_IMPORTS.forEach(
        (name, there) -> {
          if (draft.given().containsKey(name)) {
            row.put(there, text(draft.given().get(name)));
          }
        });
    return (ObjectNode) row.set("fields", fields);
  }

  private ObjectNode contact(Draft draft) {
    var contact = Json.object();
    draft
        .given()
        .forEach(
            (name, value) -> {
              if (contacts.idOf(name).isEmpty()) {
                contact.put(name, text(value));
              }
            });
    var values = contact.putArray("fieldValues");
    custom(draft).forEach((id, v) -> values.addObject().put("field", id).put("value", v));
    return contact;
  }

  /// Values of custom fields by the field's id; with the mark, for a new contact.
  private Map<String, String> custom(Draft draft) {
    var values = new LinkedHashMap<String, String>();
    draft.given().forEach((name, value) -> values.put(contacts.idOf(name), text(value)));
    if (draft.ref() == null) {
      values.put(contacts.idOf(Contacts.MARKER), String.valueOf(draft.marker()));
    }
    values.remove("");
    return values;
  }

  private Set<String> written(Draft draft) {
    var own = draft.given().keySet().stream().filter(n -> contacts.idOf(n).isEmpty());
    return Stream.concat(own, custom(draft).keySet().stream()).collect(Collectors.toSet());
  }

  @Override
  public Map<Draft, Denied> change(List<Draft> drafts) {
    var denied = new HashMap<Draft, Denied>();
    for (var draft : drafts) {
      var id = Objects.requireNonNull(draft.ref()).id();
      var no = automations.onFields(written(draft));
      if (no.isPresent()) {
        denied.put(draft, no.get());
        continue;
      }
      try {
        api.write("PUT", "/contacts/" + id, Json.object().set("contact", contact(draft)));
      } catch (Denied refused) {
        denied.put(draft, refused);
      }
    }
    return denied;
  }
}
