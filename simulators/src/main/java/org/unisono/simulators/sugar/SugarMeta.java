package org.unisono.simulators.sugar;

import java.util.List;
import java.util.stream.Stream;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// What there is: modules with their fields, the values of lists, the user and their rights.
final class SugarMeta {
  private final Crm crm;
  private final CrmTokens tokens;

  SugarMeta(Crm crm, CrmTokens tokens) {
    this.crm = crm;
    this.tokens = tokens;
  }

  void register(Routes routes) {
    routes
        .get("/rest/{version}/metadata", this::metadata)
        .get("/rest/{version}/me", this::me)
        .get("/rest/{version}/ping", r -> Reply.text(200, "application/json", "\"pong\""))
        .get("/rest/{version}/{module}/enum/{field}", this::values);
  }

  String hash() {
    return Integer.toHexString(Json.write(modules(List.of())).hashCode());
  }

  private Reply metadata(Request request) {
    var wanted =
        Stream.of(request.param("module_filter").orElse("").split(","))
            .filter(name -> !name.isEmpty())
            .toList();
    var body = Json.object();
    body.set("modules", modules(wanted));
    return Reply.ok(body.put("_hash", hash()));
  }

  private ObjectNode modules(List<String> wanted) {
    var all = Json.object();
    for (var module : CrmModule.values()) {
      boolean asked = wanted.isEmpty() || wanted.contains(module.module());
      if (asked && module != CrmModule.WORKFLOWS) {
        var fields = all.putObject(module.module()).putObject("fields");
        crm.fields(module).forEach(f -> fields.set(f.name(), field(f)));
      }
    }
    return all;
  }

  private static ObjectNode field(CrmModule.Field field) {
    var shape = Json.object().put("name", field.name()).put("type", field.type());
    if (field.length() > 0) {
      shape.put("len", field.length());
    }
    if (!field.options().isEmpty()) {
      shape.put("options", field.name() + "_dom");
    }
    return shape.put("required", field.required());
  }

  private Reply values(Request request) {
    var module = SugarCalls.module(request);
    var field =
        crm.fields(module).stream()
            .filter(f -> f.name().equals(request.var("field")))
            .findFirst()
            .orElseThrow(() -> SugarRefused.notFound(request.var("field")));
    var values = Json.object();
    field.options().forEach(o -> values.put(o, o.equals("NewsLetter") ? "Newsletter" : o));
    return Reply.ok(values);
  }

  private Reply me(Request request) {
    boolean narrowed = crm.faults.isOn(Fault.RIGHTS_NARROWED);
    var acting = SugarDesk.acting(crm, tokens, request);
    var user = Json.object().put("id", acting.map(u -> Json.text(u, "id")).orElse("1"));
    user.put("user_name", acting.map(u -> Json.text(u, "user_name")).orElse("unisono"));
    user.put("type", "user");
    var acl = user.putObject("acl");
    for (var module : CrmModule.values()) {
      var may = acl.putObject(module.module());
      if (narrowed) {
        may.put("edit", "no").put("delete", "no");
      }
      may.putObject("fields");
    }
    return Reply.ok(Json.object().set("current_user", user));
  }
}
