package org.unisono.simulators.hubspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Csv;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Imports of contacts, companies or deals from CSV files. One is started, being worked on at the
/// first look, and done at the next; a row that does not fit is an error of its own.
final class ImportCalls {
  private static final String ALL = "/crm/v3/imports";

  private final Portal portal;
  private final Map<String, ObjectNode> imports = new LinkedHashMap<>();
  private final Map<String, ArrayNode> errors = new LinkedHashMap<>();

  ImportCalls(Portal portal) {
    this.portal = portal;
  }

  void register(Routes routes) {
    routes
        .get(ALL, this::list)
        .post(ALL, this::start)
        .get(ALL + "/{id}", this::read)
        .post(ALL + "/{id}/cancel", this::cancel)
        .get(ALL + "/{id}/errors", this::errors);
  }

  private Reply list(Request request) {
    var all = List.copyOf(imports.values());
    return Reply.ok(portal.pages.byOffset(request, all, 10, ImportCalls::shown));
  }

  private ObjectNode require(Request request) {
    return Optional.ofNullable(imports.get(request.var("id")))
        .orElseThrow(() -> HubSpotRefused.notFound("No import with id " + request.var("id")));
  }

  private Reply start(Request request) {
    var parts = FileParts.of(request);
    var wish = Json.parseObject(parts.fields().getOrDefault("importRequest", ""));
    if (Json.text(wish, "name").isBlank() || wish.path("files").isEmpty()) {
      throw HubSpotRefused.invalid("importRequest needs a name and files");
    }
    var id = String.valueOf(33_000_000 + imports.size() + 1);
    var now = HubSpotTime.text(portal.clock.instant());
    var own = Json.object().put("id", id).put("importName", Json.text(wish, "name"));
    own.put("state", "STARTED").put("importSource", "API").put("optOutImport", false);
    own.put("createdAt", now).put("updatedAt", now).set("importRequestJson", wish);
    var types = own.putArray("mappedObjectTypeIds");
    for (var file : wish.path("files")) {
      if (!parts.files().containsKey(Json.text(file, "fileName"))) {
        throw HubSpotRefused.invalid("No file named " + Json.text(file, "fileName"));
      }
      type(file.path("fileImportPage").path("columnMappings").path(0));
    }
    own.set("files", Json.of(parts.files()));
    wish.path("importOperations").propertyNames().forEach(types::add);
    own.putObject("metadata").putArray("fileIds").add(id + "1");
    own.withObject("metadata").putArray("objectLists");
    own.withObject("metadata").putObject("counters");
    imports.put(id, own);
    errors.put(id, Json.array());
    return Reply.ok(shown(own));
  }

  private static CrmType type(JsonNode mapping) {
    var type = Json.text(mapping, "columnObjectTypeId");
    return CrmType.of(type.isEmpty() ? "0-1" : type);
  }

  private Reply read(Request request) {
    var own = require(request);
    switch (Json.text(own, "state")) {
      case "STARTED" -> own.put("state", "PROCESSING");
      case "PROCESSING" -> work(own);
      default -> {}
    }
    return Reply.ok(shown(own));
  }

  private static ObjectNode shown(ObjectNode own) {
    var shown = own.deepCopy();
    shown.remove("files");
    return shown;
  }

  private void work(ObjectNode own) {
    portal.by(
        "IMPORT",
        () -> {
          for (var file : own.path("importRequestJson").path("files")) {
            rows(own, file);
          }
          return own;
        });
    var now = HubSpotTime.text(portal.clock.instant());
    own.put("state", "DONE").put("updatedAt", now);
    portal.journal.changed();
  }

  private void rows(ObjectNode own, JsonNode file) {
    var mappings = file.path("fileImportPage").path("columnMappings");
    boolean hasHeader = file.path("fileImportPage").path("hasHeader").asBoolean(true);
    var rows = Csv.read(Json.text(own.path("files"), Json.text(file, "fileName")));
    var type = type(mappings.path(0));
    var operation =
        Json.text(own.path("importRequestJson").path("importOperations"), type.typeId());
    for (int i = hasHeader ? 1 : 0; i < rows.size(); i++) {
      var row = rows.get(i);
      try {
        var values = Json.object();
        for (int column = 0; column < Math.min(row.size(), mappings.size()); column++) {
          var property = Json.text(mappings.path(column), "propertyName");
          if (!property.isEmpty() && !row.get(column).isBlank()) {
            values.put(property, row.get(column));
          }
        }
        count(own, write(type, operation, values));
      } catch (HubSpotRefused refused) {
        count(own, "ERRORS");
        error(Json.text(own, "id"), i + 1, row, String.valueOf(refused.getMessage()));
      }
    }
  }

  /// By the record's own id, or by a contact's address. Answers the counter.
  private String write(CrmType type, String operation, ObjectNode values) {
    var id = Json.text(values, "hs_object_id");
    values.remove("hs_object_id");
    var email = Json.text(values, "email");
    var known =
        type == CrmType.CONTACTS && id.isEmpty() && !email.isEmpty()
            ? portal.objects.find(type, "email", email)
            : portal.objects.find(type, id);
    if (known.isPresent() && !operation.equals("CREATE")) {
      portal.objects.update(type, Json.text(known.get(), "id"), values);
      return "UPDATED_OBJECTS";
    }
    if (operation.equals("UPDATE")) {
      throw HubSpotRefused.notFound("No such record");
    }
    portal.objects.create(type, values);
    return "CREATED_OBJECTS";
  }

  private static void count(ObjectNode own, String counter) {
    var counters = own.withObject("metadata").withObject("counters");
    for (var name : List.of("TOTAL_ROWS", counter)) {
      counters.put(name, counters.path(name).asInt(0) + 1);
    }
  }

  private void error(String id, int line, List<String> row, String message) {
    var all = errors.computeIfAbsent(id, i -> Json.array());
    var error = all.addObject().put("id", id + "-" + line).put("objectType", "CONTACT");
    error.put("errorType", message.contains("EMAIL") ? "INVALID_EMAIL" : "UNKNOWN_ERROR");
    error.put("errorMessage", message).put("createdAt", portal.clock.instant().toEpochMilli());
    var source = error.putObject("sourceData").put("lineNumber", line).put("fileId", 1);
    source.put("containsEncryptedProperties", false).set("rowData", Json.of(row));
  }

  /// The message and the row only when they are asked for.
  private Reply errors(Request request) {
    var id = Json.text(require(request), "id");
    boolean messages = request.param("includeErrorMessage").orElse("").equals("true");
    boolean rows = request.param("includeRowData").orElse("").equals("true");
    var all =
        errors.getOrDefault(id, Json.array()).valueStream().map(ObjectNode.class::cast).toList();
    var page =
        portal.pages.byOffset(
            request,
            all,
            10,
            e -> {
              var shown = e.deepCopy();
              if (!messages) {
                shown.remove("errorMessage");
              }
              if (!rows) {
                shown.withObject("sourceData").putArray("rowData");
              }
              return shown;
            });
    return Reply.ok(page);
  }

  private Reply cancel(Request request) {
    var own = require(request);
    if (Json.text(own, "state").equals("DONE")) {
      throw HubSpotRefused.invalid("The import is done");
    }
    var now = HubSpotTime.text(portal.clock.instant());
    own.put("state", "CANCELED").put("updatedAt", now);
    var body = Json.object().put("status", "COMPLETE").put("startedAt", now);
    return Reply.ok(body.put("completedAt", now));
  }
}
