package org.unisono.simulators.dynamics;

import java.util.List;
import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Page;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What tables and columns there are: `$metadata` for clients that generate code, and
/// `EntityDefinitions` with the labels of options.
final class MetadataCalls {
  private static final int ENGLISH = 1033;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("string", "String"),
          Map.entry("memo", "Memo"),
          Map.entry("integer", "Integer"),
          Map.entry("bigint", "BigInt"),
          Map.entry("decimal", "Decimal"),
          Map.entry("money", "Money"),
          Map.entry("boolean", "Boolean"),
          Map.entry("date", "DateTime"),
          Map.entry("datetime", "DateTime"),
          Map.entry("picklist", "Picklist"),
          Map.entry("state", "State"),
          Map.entry("status", "Status"),
          Map.entry("lookup", "Lookup"),
          Map.entry("key", "Uniqueidentifier"));

  private final Organization org;

  MetadataCalls(Organization org) {
    this.org = org;
  }

  void register(Routes routes) {
    routes
        .get(Paths.at("/$metadata"), r -> schema())
        .get(Paths.at("/EntityDefinitions"), r -> definitions())
        .get(Paths.at("/{target}/Keys"), this::keys)
        .post(Paths.at("/{target}/Keys"), this::addKey)
        .get(Paths.at("/{target}/Attributes"), this::attributes)
        .get(Paths.at("/{target}/Attributes/{cast}"), this::attributes);
  }

  private Reply definitions() {
    return Reply.ok(listed(org.tables.all().stream().map(this::definition).toList()));
  }

  private static ObjectNode listed(List<ObjectNode> rows) {
    var body = Json.object();
    body.set("value", Json.array(rows));
    return body;
  }

  /// One table, as `EntityDefinitions(LogicalName='campaign')`.
  Reply definition(Target target) {
    return Reply.ok(definition(table(target)));
  }

  private Table table(Target target) {
    return org.tables.named(target.key().replaceAll("(?i)^logicalname='(\\w+)'$", "$1"));
  }

  private ObjectNode definition(Table table) {
    var node =
        Json.object()
            .put("LogicalName", table.name())
            .put("EntitySetName", table.set())
            .put("PrimaryIdAttribute", table.key())
            .put("PrimaryNameAttribute", table.title())
            .put("ChangeTrackingEnabled", true);
    node.set("DisplayName", label(table.label()));
    return node;
  }

  private static ObjectNode label(String text) {
    var label = Json.object();
    label.putObject("UserLocalizedLabel").put("Label", text).put("LanguageCode", ENGLISH);
    return label;
  }

  /// The table that the first segment defines.
  private Table defined(Request request) {
    var target = Target.of(request.var("target"));
    if (!target.set().equals("EntityDefinitions")) {
      throw DynamicsRefused.noSegment("Attributes");
    }
    return table(target);
  }

  private Reply keys(Request request) {
    return Reply.ok(
        listed(defined(request).alternates().stream().map(MetadataCalls::key).toList()));
  }

  private static ObjectNode key(List<String> columns) {
    var node = Json.object().put("LogicalName", "unisono_" + String.join("_", columns) + "_key");
    node.put("EntityKeyIndexStatus", "Active");
    return (ObjectNode) node.set("KeyAttributes", Json.of(columns));
  }

  /// An administrator makes a key of columns that there are.
  private Reply addKey(Request request) {
    var table = defined(request);
    var columns =
        request.object().path("KeyAttributes").valueStream().map(JsonNode::asString).toList();
    for (var name : columns) {
      if (table.column(name).isEmpty()) {
        throw Writes.undeclared(table, name);
      }
    }
    if (columns.isEmpty()) {
      throw DynamicsRefused.invalid("A key needs at least one attribute.");
    }
    if (!table.alternates().contains(columns)) {
      table.alternates().add(columns);
    }
    return Reply.empty(204);
  }

  private Reply attributes(Request request) {
    var table = defined(request);
    var cast = request.var("cast").replaceAll(".*\\.(\\w+)AttributeMetadata$", "$1");
    return Reply.ok(
        listed(
            table.columns().stream()
                .filter(c -> !org.isRemoved(table, c))
                .filter(c -> cast.isEmpty() || cast.equals(TYPES.get(c.type())))
                .map(c -> attribute(c, !cast.isEmpty()))
                .toList()));
  }

  private static ObjectNode attribute(Column column, boolean withOptions) {
    var type = TYPES.getOrDefault(column.type(), "String");
    boolean createOnly = column.rules().contains("createonly");
    var node =
        Json.object()
            .put("@odata.type", "#Microsoft.Dynamics.CRM." + type + "AttributeMetadata")
            .put("LogicalName", column.name())
            .put("AttributeType", type)
            .put("IsValidForRead", true)
            .put("IsValidForCreate", !column.isReadOnly())
            .put("IsValidForUpdate", !column.isReadOnly() && !createOnly);
    if (column.length() > 0) {
      node.put("MaxLength", column.length());
    }
    if (type.equals("DateTime")) {
      node.put("Format", column.type().equals("date") ? "DateOnly" : "DateAndTime");
    }
    boolean required = column.rules().contains("required");
    node.putObject("RequiredLevel").put("Value", required ? "ApplicationRequired" : "None");
    node.set("DisplayName", label(column.label()));
    if (withOptions && column.hasOptions()) {
      node.set("OptionSet", options(column));
    }
    return node;
  }

  private static JsonNode options(Column column) {
    var set = Json.object();
    var options = set.putArray("Options");
    column
        .options()
        .forEach(
            (value, text) -> {
              var option = options.addObject().put("Value", value);
              if (column.states().containsKey(value)) {
                option.put("State", column.states().get(value));
              }
              option.set("Label", label(text));
            });
    return set;
  }

  private Reply schema() {
    var types = new StringBuilder();
    var sets = new StringBuilder();
    for (var table : org.tables.all()) {
      types.append(
          "<EntityType Name=\"%s\"><Key><PropertyRef Name=\"%s\"/></Key>"
              .formatted(table.name(), table.key()));
      for (var column : table.columns()) {
        types.append(
            "<Property Name=\"%s\" Type=\"%s\"/>"
                .formatted(Page.escape(column.property()), edm(column)));
      }
      types.append("</EntityType>");
      sets.append(
          "<EntitySet Name=\"%s\" EntityType=\"Microsoft.Dynamics.CRM.%s\"/>"
              .formatted(table.set(), table.name()));
    }
    return Reply.text(
        200,
        "application/xml",
        """
        <?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" \
        xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>\
        <Schema Namespace="Microsoft.Dynamics.CRM" xmlns="http://docs.oasis-open.org/odata/ns/edm">\
        %s<EntityContainer Name="System">%s</EntityContainer></Schema>\
        </edmx:DataServices></edmx:Edmx>"""
            .formatted(types, sets));
  }

  private static String edm(Column column) {
    return switch (column.type()) {
      case "integer", "picklist", "state", "status" -> "Edm.Int32";
      case "bigint" -> "Edm.Int64";
      case "decimal", "money" -> "Edm.Decimal";
      case "boolean" -> "Edm.Boolean";
      case "date" -> "Edm.Date";
      case "datetime" -> "Edm.DateTimeOffset";
      case "lookup", "key" -> "Edm.Guid";
      default -> "Edm.String";
    };
  }
}
