package org.unisono.simulators.pardot;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// What lies in which folder, as the records themselves say it: a row for each, which follows it
/// when it is moved or renamed, and goes with it.
final class FolderContents {
  private static final Map<Kind, String> TYPES =
      Map.of(
          Kind.LISTS, "List",
          Kind.FORMS, "Form",
          Kind.FORM_HANDLERS, "FormHandler",
          Kind.LANDING_PAGES, "LandingPage",
          Kind.LAYOUT_TEMPLATES, "LayoutTemplate",
          Kind.FILES, "File",
          Kind.EMAIL_TEMPLATES, "EmailTemplate",
          Kind.CUSTOM_REDIRECTS, "CustomRedirect",
          Kind.DYNAMIC_CONTENTS, "DynamicContent",
          Kind.ENGAGEMENT_STUDIO_PROGRAMS, "EngagementStudioProgram");

  private final Unit unit;

  FolderContents(Unit unit) {
    this.unit = unit;
  }

  void follow() {
    var table = unit.table(Kind.FOLDER_CONTENTS);
    var known = new HashMap<String, ObjectNode>();
    for (var row : table.alive()) {
      if (row.has("objectId")) {
        known.put(key(Json.text(row, "objectType"), Json.text(row, "objectId")), row);
      }
    }
    var gone = new HashMap<>(known);
    TYPES.forEach(
        (kind, type) -> {
          for (var record : unit.table(kind).alive()) {
            if (!Json.text(record, "folderId").isEmpty()) {
              var key = key(type, Json.text(record, "id"));
              gone.remove(key);
              keep(table, known.get(key), wanted(kind, type, record));
            }
          }
        });
    gone.values().forEach(row -> table.change(row, Json.object().put("isDeleted", true)));
  }

  private static String key(String type, String id) {
    return type + " " + id;
  }

  private ObjectNode wanted(Kind kind, String type, ObjectNode record) {
    long id = record.path("id").asLong(0);
    var folder = Json.text(record, "folderId");
    return Json.object()
        .put("folderId", Long.parseLong(folder))
        .put("folderRef", unit.baseUrl + Kind.FOLDERS.at() + "/" + folder)
        .put("objectType", type)
        .put("objectId", id)
        .put("objectName", Json.text(record, "name"))
        .put("objectRef", unit.baseUrl + kind.at() + "/" + id);
  }

  private static void keep(Table table, @Nullable ObjectNode row, ObjectNode wanted) {
    if (row == null) {
      table.add(wanted);
    } else if (!wanted.properties().stream()
        .allMatch(e -> Json.text(row, e.getKey()).equals(Json.text(wanted, e.getKey())))) {
      table.change(row, wanted);
    }
  }
}
