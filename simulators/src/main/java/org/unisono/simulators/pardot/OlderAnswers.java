package org.unisono.simulators.pardot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the older API is asked and answers: parameters in the path, behind the question mark or in a
/// form; XML, or JSON where the call asks for it; names with underscores and moments in the user's
/// zone. A version that the account may not use is refused before anything else.
final class OlderAnswers {
  private static final String XML = "text/xml;charset=UTF-8";

  private final Unit unit;

  OlderAnswers(Unit unit) {
    this.unit = unit;
  }

  /// @param work makes the answer of the parameters
  Reply of(Request request, Function<Map<String, String>, ObjectNode> work) {
    boolean json = isJson(request);
    try {
      var body = work.apply(begun(request));
      return json ? Reply.ok(stamped(body, "ok")) : xml(body);
    } catch (PardotRefused refused) {
      return failed(json, refused);
    }
  }

  /// For what has nothing to show afterwards.
  Reply none(Request request, Consumer<Map<String, String>> work) {
    try {
      work.accept(begun(request));
      return Reply.empty(204);
    } catch (PardotRefused refused) {
      return failed(isJson(request), refused);
    }
  }

  private Map<String, String> begun(Request request) {
    int version = unit.olderVersion();
    var asked = request.var("version");
    if (!asked.equals("3") && !asked.equals("4")) {
      throw PardotRefused.of(400, 94, "The provided version is not a valid number");
    }
    if (version == 4 && asked.equals("3")) {
      throw PardotRefused.of(400, 88, "Your account must use version 4 of the API.");
    }
    if (version == 3 && asked.equals("4")) {
      throw PardotRefused.of(400, 89, "Your account is unable to use version 4 of the API.");
    }
    unit.sync.runIfDue();
    var parameters = new LinkedHashMap<>(request.query());
    if (request.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
      parameters.putAll(request.form());
    }
    parameters.putAll(request.vars());
    parameters.keySet().removeAll(Set.of("version", "format", "api_key", "user_key"));
    return parameters;
  }

  /// What a call is answered with that names an old key instead of a token.
  static Reply noKey(Request request) {
    return failed(isJson(request), PardotRefused.of(401, 1, "Invalid API key or user key"));
  }

  private static boolean isJson(Request request) {
    return request.param("format").orElse("xml").equals("json");
  }

  private static Reply failed(boolean json, PardotRefused refused) {
    var reason = Json.object().put("err", String.valueOf(refused.getMessage()));
    int status = refused.code() == 1 ? 401 : 400;
    if (!json) {
      var err = "<err code=\"%d\">%s</err>".formatted(refused.code(), text(reason.path("err")));
      var rsp = "<rsp stat=\"fail\" version=\"1.0\">" + err + "</rsp>";
      return Reply.text(status, XML, rsp);
    }
    var body = stamped(reason, "fail");
    ((ObjectNode) body.path("@attributes")).put("err_code", refused.code());
    return Reply.json(status, body);
  }

  private static ObjectNode stamped(ObjectNode body, String stat) {
    body.putObject("@attributes").put("stat", stat).put("version", 1);
    return body;
  }

  static ObjectNode row(Kind kind, ObjectNode row) {
    var shown = Json.object().put("id", row.path("id").asLong());
    for (var field : kind.fields()) {
      var value = row.path(field);
      if (!field.equals("isDeleted") && !value.isMissingNode() && !value.isNull()) {
        boolean moment = field.endsWith("At");
        shown.set(snake(field), moment ? Json.of(ExportCalls.inZone(value.asString())) : value);
      }
    }
    return shown;
  }

  static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Reply xml(ObjectNode body) {
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    text.append("<rsp stat=\"ok\" version=\"1.0\">");
    body.properties().forEach(e -> write(text, e.getKey(), e.getValue()));
    return Reply.text(200, XML, text.append("</rsp>").toString());
  }

  private static void write(StringBuilder text, String name, JsonNode value) {
    if (value.isArray()) {
      value.forEach(v -> write(text, name, v));
      return;
    }
    boolean numbered = name.matches("\\d+");
    text.append(numbered ? "<prospect identifier=\"" + name + "\">" : "<" + name + ">");
    if (value.isObject()) {
      value.properties().forEach(e -> write(text, e.getKey(), e.getValue()));
    } else {
      text.append(text(value));
    }
    text.append("</").append(numbered ? "prospect" : name).append('>');
  }

  private static String text(JsonNode value) {
    return value.asString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
