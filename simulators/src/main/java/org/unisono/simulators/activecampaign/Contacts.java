package org.unisono.simulators.activecampaign;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import org.unisono.simulators.SortedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People. An address is held by one contact only; values of custom fields are rows of their own.
final class Contacts {
  private static final List<String> OWN = List.of("email", "firstName", "lastName", "phone");

  final Rows all = new Rows("Subscriber");
  final Rows fields = new Rows("Field");
  final Rows values = new Rows("FieldValue", "contact", "value");
  final Rows options = new Rows("FieldOption");
  final Rows relations = new Rows("FieldRel");
  final ChangeTimes changes = new ChangeTimes();
  private final Map<String, SortedIds> byAddress = new HashMap<>();
  private final SimulatedClock clock;
  private final Automations automations;
  private Consumer<String> changed = c -> {};

  Contacts(SimulatedClock clock, Automations automations) {
    this.clock = clock;
    this.automations = automations;
    all.watched(this::came, this::went);
  }

  /// @param listener hears the id of each contact that is changed
  void heard(Consumer<String> listener) {
    changed = listener;
  }

  private void came(ObjectNode contact) {
    hold(contact);
    var changed = Json.text(contact, "updated_utc_timestamp");
    if (!changed.isEmpty()) {
      changes.changed(Rows.number(contact), Stamp.ofUtc(changed));
    }
  }

  private void went(ObjectNode contact) {
    release(contact);
    changes.forget(Rows.number(contact));
  }

  private void hold(ObjectNode contact) {
    byAddress
        .computeIfAbsent(folded(Json.text(contact, "email")), e -> new SortedIds())
        .add(Rows.number(contact));
  }

  private void release(ObjectNode contact) {
    holding(Json.text(contact, "email")).remove(Rows.number(contact));
  }

  /// Who has the address, whatever its case.
  SortedIds holding(String email) {
    return byAddress.getOrDefault(folded(email), new SortedIds());
  }

  /// As two texts are folded that are compared without their case.
  private static String folded(String email) {
    var folded = new StringBuilder(email.length());
    email
        .chars()
        .forEach(c -> folded.append((char) Character.toLowerCase(Character.toUpperCase(c))));
    return folded.toString();
  }

  Optional<ObjectNode> at(String email) {
    var holding = holding(email.strip());
    return all.of(holding.part(0, Math.min(1, holding.size()))).stream().findFirst();
  }

  ObjectNode field(String title, String type, String perstag) {
    var field = Json.object().put("title", title).put("type", type).put("perstag", perstag);
    return fields.add(field.put("descript", "").put("isrequired", "0").put("visible", "1"));
  }

  ObjectNode create(JsonNode given) {
    var email = Json.text(given, "email").strip();
    requireAddress(email);
    if (at(email).isPresent()) {
      throw ActiveCampaignRefused.value(
          "Email address already exists in the system", "duplicate", "email");
    }
    var now = clock.stamp();
    var contact = Json.object().put("email", email).put("phone", "");
    contact.put("firstName", "").put("lastName", "").put("orgid", "0").put("deleted", "0");
    contact.put("bounced_hard", "0").put("bounced_soft", "0").putNull("bounced_date");
    contact.put("anonymized", "0").put("adate", "0000-00-00").put("cdate", Stamp.local(now));
    contact.put("created_utc_timestamp", Stamp.utc(now));
    all.add(contact);
    write(contact, given);
    return contact;
  }

  ObjectNode update(String id, JsonNode given) {
    var contact = all.require(id);
    if (given.has("email")) {
      var email = Json.text(given, "email").strip();
      requireAddress(email);
      if (at(email).filter(c -> c != contact).isPresent()) {
        throw ActiveCampaignRefused.value(
            "Email address already exists in the system", "duplicate", "email");
      }
    }
    write(contact, given);
    changed.accept(id);
    return contact;
  }

  private static void requireAddress(String email) {
    if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw ActiveCampaignRefused.value(
          "Contact Email Address is not valid.", "field_invalid", "email");
    }
  }

  private void write(ObjectNode contact, JsonNode given) {
    release(contact);
    for (var name : OWN) {
      if (given.has(name)) {
        contact.put(name, Json.text(given, name));
      }
    }
    hold(contact);
    var id = Json.text(contact, "id");
    for (var value : given.path("fieldValues")) {
      setValue(id, Json.text(value, "field"), Json.text(value, "value"));
    }
    touch(id);
  }

  void touch(String id) {
    var now = clock.stamp();
    var contact = all.require(id);
    contact.put("udate", Stamp.local(now)).put("updated_utc_timestamp", Stamp.utc(now));
    changes.changed(Rows.number(contact), now);
  }

  private void setValue(String contact, String field, String value) {
    fields.require(field);
    var row =
        values.where("contact", contact).stream()
            .filter(v -> Json.text(v, "field").equals(field))
            .findFirst()
            .orElseGet(() -> values.add(Json.object().put("contact", contact).put("field", field)));
    if (!Json.text(row, "value").equals(value)) {
      values.put(row, "value", value);
      automations.happened(Automations.FIELD_CHANGED, contact, field);
    }
  }

  /// By its personalization tag.
  Optional<ObjectNode> fieldTagged(String perstag) {
    return fields.all().stream()
        .filter(f -> Json.text(f, "perstag").equals(perstag.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  void delete(String id) {
    all.remove(id);
    values.where("contact", id).forEach(v -> values.remove(Json.text(v, "id")));
  }
}
