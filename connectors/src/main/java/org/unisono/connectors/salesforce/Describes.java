package org.unisono.connectors.salesforce;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.unisono.connector.Account;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Denied;
import tools.jackson.databind.JsonNode;

/// What the objects look like to this account; asked once, and again when a query shows that it
/// changed.
final class Describes {

  private final SalesforceApi api;
  private final Account account;
  private final Map<Sobject, JsonNode> known = new EnumMap<>(Sobject.class);

  Describes(SalesforceApi api, Account account) {
    this.api = api;
    this.account = account;
  }

  void forget() {
    known.clear();
  }

  private JsonNode of(Sobject object, Lane lane) {
    if (!known.containsKey(object)) {
      known.put(object, api.get("/sobjects/" + object.type() + "/describe", lane));
    }
    return Objects.requireNonNull(known.get(object));
  }

  List<RemoteField> fields(Sobject object) {
    return of(object, Lane.ORDINARY)
        .path("fields")
        .valueStream()
        .map(f -> field(object, f))
        .toList();
  }

  /// The fields to read, ours and those of the setting `fields.<Object>`, whether they exist or
  /// not.
  List<String> wanted(Sobject object) {
    var more =
        account.list("fields." + object.type()).stream()
            .filter(name -> name.matches("[A-Za-z][A-Za-z0-9_]*"));
    return Stream.of(object.wanted().stream(), account.fields(object.kind()).stream(), more)
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /// The names of the fields that the account sees.
  List<String> visible(Sobject object, Lane lane) {
    return of(object, lane).path("fields").valueStream().map(f -> Json.text(f, "name")).toList();
  }

  /// A mark of what the account may see and do.
  String rights(Sobject object) {
    var seen = of(object, Lane.ORDINARY);
    var marks =
        String.join(",", visible(object, Lane.ORDINARY))
            + Json.text(seen, "createable")
            + Json.text(seen, "updateable")
            + Json.text(seen, "deletable");
    return Integer.toHexString(marks.hashCode());
  }

  boolean isWritable(Sobject object) {
    return of(object, Lane.ORDINARY).path("updateable").asBoolean(false);
  }

  private static RemoteField field(Sobject object, JsonNode f) {
    var name = Json.text(f, "name");
    Map<String, String> options = new LinkedHashMap<>();
    f.path("picklistValues")
        .valueStream()
        .filter(v -> v.path("active").asBoolean(true))
        .forEach(v -> options.put(Json.text(v, "value"), Json.text(v, "label")));
    // Each campaign has a list of its own; the one in the describe is of all.
    boolean ladder = object == Sobject.MEMBER && name.equals("Status");
    var concept = object.concept(name);
    return new RemoteField(
        object.kind(),
        name,
        Json.text(f, "label"),
        type(Json.text(f, "type")),
        use(object, name, f),
        f.path("length").asInt(0),
        ladder ? List.of() : List.copyOf(options.keySet()),
        concept.isEmpty() ? null : concept,
        ladder ? Map.of() : options);
  }

  private static Use use(Sobject object, String name, JsonNode f) {
    if (object == Sobject.CAMPAIGN && name.equals("IsActive")) {
      return Use.SWITCH;
    }
    if (object.isPerson() && name.equals(Sobject.OPT_OUT)) {
      return Use.CONSENT;
    }
    boolean writable = f.path("updateable").asBoolean(false);
    return writable && !name.equals(Sobject.MARKER) ? Use.WRITABLE : Use.READ_ONLY;
  }

  private static Type type(String type) {
    return switch (type) {
      case "int", "double", "currency", "percent", "long" -> Type.NUMBER;
      case "boolean" -> Type.FLAG;
      case "date" -> Type.DATE;
      case "datetime" -> Type.MOMENT;
      case "picklist" -> Type.CHOICE;
      case "reference", "id" -> Type.REFERENCE;
      default -> Type.TEXT;
    };
  }

  /// Whether the refusal says that a field is gone since it was described.
  static Optional<String> goneField(Denied denied) {
    return denied.code().equals("INVALID_FIELD") ? Optional.of(denied.text()) : Optional.empty();
  }
}
