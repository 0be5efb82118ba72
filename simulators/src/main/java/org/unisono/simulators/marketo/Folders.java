package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// The top folders, one in each workspace.
final class Folders {
  private static final List<ObjectNode> ALL =
      List.of(folder(11, "Partner Activities", "Partners"), folder(12, "Programs", "Default"));

  private Folders() {}

  private static ObjectNode folder(int id, String name, String workspace) {
    var folder = Json.object().put("id", id).put("name", name).put("description", "");
    folder.put("createdAt", "2026-01-01T00:00:00Z+0000");
    folder.put("updatedAt", "2026-01-01T00:00:00Z+0000");
    folder.putObject("folderId").put("id", id).put("type", "Folder");
    folder.put("folderType", "Marketing Folder").put("path", "/Marketing Activities/" + name);
    folder.put("isArchive", false).put("isSystem", false);
    return folder.put("workspace", workspace);
  }

  static List<ObjectNode> all() {
    return ALL;
  }

  /// @param wish `{"id": 12, "type": "Folder"}`
  static ObjectNode require(String wish) {
    long id = Json.parseObject(wish).path("id").asLong(0);
    return find(id).orElseThrow(() -> new MarketoRefused("710", "Folder does not exist"));
  }

  static Optional<ObjectNode> find(long id) {
    return ALL.stream().filter(f -> f.path("id").asLong() == id).findFirst();
  }
}
