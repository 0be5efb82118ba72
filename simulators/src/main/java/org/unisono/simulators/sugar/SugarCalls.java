package org.unisono.simulators.sugar;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Records: list, filter, count, read, create, change, delete.
final class SugarCalls {
  private static final int USUAL = 20;
  private static final int MOST = 1_000;

  private final Crm crm;
  private final CrmTokens tokens;
  private final SugarRows rows;

  SugarCalls(Crm crm, CrmTokens tokens, SugarRows rows) {
    this.crm = crm;
    this.tokens = tokens;
    this.rows = rows;
  }

  void register(Routes routes) {
    var module = "/rest/{version}/{module}";
    routes
        .get(module, this::list)
        .get(module + "/filter", this::list)
        .post(module + "/filter", this::list)
        .get(module + "/count", this::count)
        .get(module + "/filter/count", this::count)
        .post(module + "/filter/count", this::count)
        .post(module, this::create)
        .get(module + "/{id}", this::read)
        .put(module + "/{id}", this::change)
        .delete(module + "/{id}", this::delete);
  }

  static CrmModule module(Request request) {
    return CrmModule.named(request.var("module"))
        .filter(m -> m.module().equals(request.var("module")) && m != CrmModule.WORKFLOWS)
        .orElseThrow(
            () ->
                new SugarRefused(
                    404, "not_found", "Could not find module: " + request.var("module")));
  }

  ObjectNode require(CrmModule module, String id) {
    return crm.visible(crm.records.find(module, id).stream().toList()).stream()
        .findFirst()
        .orElseThrow(() -> SugarRefused.notFound(id + " in module: " + module.module()));
  }

  private Reply list(Request request) {
    var module = module(request);
    boolean deleted = argument(request, "deleted").matches("true|1");
    var all = deleted ? crm.records.withDeleted(module) : crm.records.live(module);
    return Reply.ok(page(request, module, all));
  }

  private Reply count(Request request) {
    var module = module(request);
    return Reply.ok(counted(request, module, crm.records.live(module)));
  }

  ObjectNode counted(Request request, CrmModule module, List<ObjectNode> all) {
    return Json.object().put("record_count", found(request, module, all).size());
  }

  private List<ObjectNode> found(Request request, CrmModule module, List<ObjectNode> all) {
    var filter = new SugarFilter(crm, module).parse(SugarFilter.of(request));
    return crm.visible(all).stream().filter(filter).toList();
  }

  ObjectNode page(Request request, CrmModule module, List<ObjectNode> all) {
    var found = found(request, module, all).stream().sorted(order(request, module)).toList();
    int size = Math.clamp(number(request, "max_num", USUAL), 1, MOST);
    int offset = number(request, "offset", 0);
    if (offset > 0 && crm.faults.take(Fault.EXPIRE_TOKEN_MID_PAGE)) {
      tokens.expireAll();
    }
    var page = CrmPages.of(found, offset, size, crm.faults);
    var wanted = wanted(request);
    var body = Json.object().put("next_offset", page.more() ? offset + page.rows().size() : -1);
    return (ObjectNode)
        body.set(
            "records",
            Json.array(page.rows().stream().map(r -> rows.show(module, r, wanted)).toList()));
  }

  /// In the body of a POST, else in the query.
  private static String argument(Request request, String name) {
    var body = request.method().equals("POST") ? request.object() : Json.object();
    return body.has(name) ? Json.text(body, name) : request.param(name).orElse("");
  }

  private static int number(Request request, String name, int otherwise) {
    var text = argument(request, name);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  static Set<String> wanted(Request request) {
    return Stream.of(argument(request, "fields").split(","))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private Comparator<ObjectNode> order(Request request, CrmModule module) {
    var parts = argument(request, "order_by").split(":");
    if (parts[0].isEmpty()) {
      return Comparator.comparing((ObjectNode r) -> Json.text(r, "date_modified")).reversed();
    }
    if (!crm.hasField(module, parts[0])) {
      throw SugarRefused.invalid("Invalid order by field: " + parts[0]);
    }
    Comparator<ObjectNode> by =
        (one, other) -> SugarFilter.compare(Json.text(one, parts[0]), Json.text(other, parts[0]));
    return parts.length > 1 && parts[1].equalsIgnoreCase("desc") ? by.reversed() : by;
  }

  private Reply read(Request request) {
    var module = module(request);
    return Reply.ok(rows.show(module, require(module, request.var("id")), wanted(request)));
  }

  private Reply create(Request request) {
    var module = module(request);
    var given = request.object();
    var id = Json.text(given, "id");
    if (crm.records.row(module, id).isPresent()) {
      throw SugarRefused.invalid("Record already exists: %s in module: %s".formatted(id, module));
    }
    return Reply.ok(rows.show(module, made(module, id, given), Set.of()));
  }

  ObjectNode made(CrmModule module, String id, ObjectNode given) {
    var values = values(module, given);
    for (var field : crm.fields(module)) {
      if (field.required() && Json.text(values, field.name()).isEmpty() && isAsked(field)) {
        throw new SugarRefused(422, "missing_parameter", "Missing required field: " + field.name());
      }
    }
    if (crm.failsToCreate()) {
      throw SugarRefused.fatal();
    }
    return crm.create(module, id, values);
  }

  /// The date is asked for by the form only.
  private static boolean isAsked(CrmModule.Field field) {
    return !field.name().equals("end_date");
  }

  private Reply change(Request request) {
    var module = module(request);
    var row = require(module, request.var("id"));
    var seen = request.header("x-timestamp");
    var now = Json.text(row, "date_modified");
    if (!seen.isEmpty() && !CrmTime.toRaw(seen).orElse("").equals(now)) {
      throw new SugarRefused(409, "edit_conflict", "The record was changed by somebody else.");
    }
    crm.update(module, row, values(module, request.object()));
    return Reply.ok(rows.show(module, row, Set.of()));
  }

  /// Unknown names are passed over; a value that no list has is refused.
  ObjectNode values(CrmModule module, ObjectNode given) {
    var values = Json.object();
    var wrong = Json.object();
    for (var field : crm.fields(module)) {
      var text = Json.text(given, field.name());
      boolean ours = !field.name().matches("id|deleted|date_modified|date_entered");
      if (given.has(field.name()) && ours) {
        if (!field.options().isEmpty() && !text.isEmpty() && !field.options().contains(text)) {
          wrong.putArray(field.name()).add("The value is not in its list: " + text);
        }
        boolean moment = field.type().equals("datetime");
        values.set(
            field.name(),
            moment ? Json.of(CrmTime.toRaw(text).orElse("")) : given.path(field.name()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new SugarRefused("invalid_parameter", wrong);
    }
    emails(given, values);
    return values;
  }

  private static void emails(ObjectNode given, ObjectNode values) {
    for (var email : given.path("email")) {
      if (email.path("primary_address").asBoolean(given.path("email").size() == 1)) {
        values.put("email1", Json.text(email, "email_address"));
        values.put("email_opt_out", email.path("opt_out").asBoolean(false));
        values.put("invalid_email", email.path("invalid_email").asBoolean(false));
      }
    }
  }

  private Reply delete(Request request) {
    var module = module(request);
    var row = require(module, request.var("id"));
    crm.delete(module, row);
    return Reply.ok(Json.object().put("id", Json.text(row, "id")));
  }
}
