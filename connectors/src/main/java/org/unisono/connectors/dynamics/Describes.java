package org.unisono.connectors.dynamics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// What the tables look like to this account; asked once, and again when a query shows that it
/// changed. Options are numbers there and words here, in the language of the account's user.
final class Describes {
  private static final List<String> WITH_OPTIONS = List.of("Picklist", "Status", "State");
  private static final int LARGEST_PAGE = 5_000;

  /// @param attributes name → what the vendor says about it
  /// @param options name → number → label
  private record Known(
      Map<String, JsonNode> attributes, Map<String, Map<String, String>> options) {}

  private final DynamicsApi api;
  private final Map<Entity, Known> known = new EnumMap<>(Entity.class);

  Describes(DynamicsApi api) {
    this.api = api;
  }

  void forget() {
    known.clear();
  }

  private Known of(Entity entity, Lane lane) {
    if (!known.containsKey(entity)) {
      known.put(entity, read(entity.table(), lane));
    }
    return Objects.requireNonNull(known.get(entity));
  }

  private Known read(String table, Lane lane) {
    var path = "EntityDefinitions(LogicalName='" + table + "')/Attributes";
    var attributes = new LinkedHashMap<String, JsonNode>();
    api.get(path, lane, LARGEST_PAGE)
        .path("value")
        .forEach(a -> attributes.put(Json.text(a, "LogicalName"), a));
    return new Known(attributes, options(table, lane));
  }

  /// Of one table; also of those that are no [Entity].
  Map<String, Map<String, String>> options(String table, Lane lane) {
    var options = new LinkedHashMap<String, Map<String, String>>();
    for (var type : WITH_OPTIONS) {
      var path =
          "EntityDefinitions(LogicalName='%s')/Attributes/Microsoft.Dynamics.CRM.%s"
              .formatted(table, type + "AttributeMetadata");
      var found = api.get(path + "?$select=LogicalName&$expand=OptionSet", lane, LARGEST_PAGE);
      for (var attribute : found.path("value")) {
        var labels = new LinkedHashMap<String, String>();
        for (var option : attribute.path("OptionSet").path("Options")) {
          var label = option.path("Label").path("UserLocalizedLabel");
          labels.put(Json.text(option, "Value"), Json.text(label, "Label"));
        }
        options.put(Json.text(attribute, "LogicalName"), labels);
      }
    }
    return options;
  }

  List<RemoteField> fields(Entity entity) {
    var own = of(entity, Lane.ORDINARY).attributes().values().stream().map(a -> field(entity, a));
    return entity == Entity.DEAL
        ? Stream.concat(own, Stream.of(flag(Rows.WON), flag(Rows.CLOSED))).toList()
        : own.toList();
  }

  /// A deal's state as a flag; its name is our own.
  private static RemoteField flag(String name) {
    return new RemoteField(
        RecordKind.DEAL, name, name, Type.FLAG, Use.READ_ONLY, 0, List.of(), name);
  }

  boolean isVisible(Entity entity, String name, Lane lane) {
    return of(entity, lane).attributes().containsKey(name);
  }

  /// The name under which a row carries the attribute.
  String property(Entity entity, String name, Lane lane) {
    var attribute = of(entity, lane).attributes().get(name);
    boolean lookup =
        attribute != null
            && List.of("Lookup", "Customer", "Owner")
                .contains(Json.text(attribute, "AttributeType"));
    return lookup ? "_" + name + "_value" : name;
  }

  /// The word for a number; the number itself where nobody gave it one.
  String label(Entity entity, String name, String raw, Lane lane) {
    return of(entity, lane).options().getOrDefault(name, Map.of()).getOrDefault(raw, raw);
  }

  /// The number for a word.
  String number(Entity entity, String name, String label) {
    return of(entity, Lane.ORDINARY).options().getOrDefault(name, Map.of()).entrySet().stream()
        .filter(e -> e.getValue().equals(label))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(label);
  }

  private RemoteField field(Entity entity, JsonNode attribute) {
    var name = Json.text(attribute, "LogicalName");
    var concept = entity.concept(name);
    var options = of(entity, Lane.ORDINARY).options().getOrDefault(name, Map.of()).values();
    var label = Json.text(attribute.path("DisplayName").path("UserLocalizedLabel"), "Label");
    return new RemoteField(
        entity.kind(),
        name,
        label,
        type(attribute),
        use(entity, name, attribute),
        attribute.path("MaxLength").asInt(0),
        List.copyOf(options),
        concept.isEmpty() ? null : concept);
  }

  private static Use use(Entity entity, String name, JsonNode attribute) {
    if (entity.isPerson() && Entity.OPT_OUTS.contains(name)) {
      return Use.CONSENT;
    }
    if (name.equals("statecode") || entity.isPerson() && name.equals("statuscode")) {
      return Use.SWITCH;
    }
    boolean total = entity == Entity.CAMPAIGN && name.equals(Entity.TOTAL_COST);
    boolean writable = attribute.path("IsValidForUpdate").asBoolean(false);
    boolean owner = entity == Entity.CAMPAIGN && name.equals(Entity.OWNER);
    boolean reference = type(attribute) == Type.REFERENCE && !owner;
    return total || writable && !reference && entity != Entity.DEAL ? Use.WRITABLE : Use.READ_ONLY;
  }

  private static Type type(JsonNode attribute) {
    return switch (Json.text(attribute, "AttributeType")) {
      case "Integer", "BigInt", "Money", "Decimal", "Double" -> Type.NUMBER;
      case "Boolean" -> Type.FLAG;
      case "DateTime" ->
          Json.text(attribute, "Format").equals("DateOnly") ? Type.DATE : Type.MOMENT;
      case "Picklist", "State", "Status" -> Type.CHOICE;
      case "Lookup", "Customer", "Owner", "Uniqueidentifier" -> Type.REFERENCE;
      default -> Type.TEXT;
    };
  }
}
