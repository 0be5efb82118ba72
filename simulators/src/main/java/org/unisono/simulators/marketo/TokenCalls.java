package org.unisono.simulators.marketo;

import java.util.Map;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;

/// Tokens of a folder or a program: read, upsert, delete.
final class TokenCalls {
  private static final String ONE = "/rest/asset/v1/folder/{id}/tokens";

  private final Instance instance;

  TokenCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ONE + ".json", r -> shown(r, r.param("folderType").orElse("Folder")))
        .post(ONE + ".json", this::put)
        .post(ONE + "/delete.json", this::delete);
  }

  private Reply put(Request request) {
    var form = request.form();
    instance.tokens.put(
        place(request, type(form)), text(form, "name"), text(form, "type"), text(form, "value"));
    return shown(request, type(form));
  }

  private Reply delete(Request request) {
    var form = request.form();
    instance.tokens.delete(place(request, type(form)), text(form, "name"), text(form, "type"));
    return Envelope.of(Json.object().put("id", AssetCalls.id(request)));
  }

  private Reply shown(Request request, String type) {
    var tokens = instance.tokens.of(place(request, type));
    if (tokens.isEmpty()) {
      return AssetCalls.found(tokens);
    }
    var shown = Json.object();
    shown.putObject("folder").put("type", type).put("value", AssetCalls.id(request));
    var rows = shown.putArray("tokens");
    var url = instance.baseUrl + "/#MF" + AssetCalls.id(request) + "A1";
    tokens.forEach(t -> rows.add(t.deepCopy().put("computedUrl", url)));
    return Envelope.of(shown);
  }

  private String place(Request request, String type) {
    long id = AssetCalls.id(request);
    boolean known =
        switch (type) {
          case "Program" -> instance.programs.find(id).isPresent();
          case "Folder" -> Folders.find(id).isPresent();
          default -> throw new MarketoRefused("711", "Invalid folder type '%s'".formatted(type));
        };
    if (!known) {
      throw new MarketoRefused("710", "Parent folder not found");
    }
    return type + ":" + id;
  }

  private static String type(Map<String, String> form) {
    return form.getOrDefault("folderType", "Folder");
  }

  private static String text(Map<String, String> form, String name) {
    return form.getOrDefault(name, "");
  }
}
