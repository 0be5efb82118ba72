package org.unisono.simulators.pardot;

import java.util.HashMap;
import java.util.Optional;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What v5 does beyond create, change and delete: the actions behind `do/`.
final class RecordActions {
  private final Unit unit;
  private final Shown shown;

  RecordActions(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
  }

  void register(Routes api) {
    var prospects = PardotVendor.AT + "prospects/";
    api.post(prospects + "do/upsertLatestByEmail", this::upsert);
    api.post(prospects + "{id}/do/undelete", this::undelete);
    new CampaignConnecting(unit).register(api);
    new Tagging(unit).register(api);
    new EmailCalls(unit).register(api);
    new ListEmailCalls(unit).register(api);
    new FileCalls(unit).register(api);
    new ProgramCalls(unit).register(api);
    new ExternalActivityCalls(unit).register(api);
    new AccountCalls(unit).register(api);
  }

  /// `{matchEmail, prospect, fields, secondaryDeletedSearch}`: of the prospects with the address
  /// the one with the latest activity, or a new one. The secondary search takes, where all of them
  /// are in the recycle bin, the latest of those out of it.
  private Reply upsert(Request request) {
    var body = Bodies.of(request);
    unit.writeRules.checkCall();
    var given = body.path("prospect") instanceof ObjectNode node ? node : Json.object();
    var match = Json.text(body, "matchEmail");
    var email = match.isEmpty() ? Json.text(given, "email") : match;
    var values = ObjectCalls.writable(Kind.PROSPECTS, given);
    var whole = withFields(request, body);
    var fields = shown.fields(Kind.PROSPECTS, whole);
    var prospects = unit.table(Kind.PROSPECTS);
    var known = known(email, body.path("secondaryDeletedSearch").asBoolean(false));
    if (known.isPresent()) {
      unit.checkProspect(values);
      prospects.change(known.get(), values.put("isDeleted", false));
      return Reply.ok(shown.row(Kind.PROSPECTS, known.get(), fields));
    }
    if (!values.has("email")) {
      values.put("email", email);
    }
    return Reply.ok(shown.row(Kind.PROSPECTS, unit.createProspect(values), fields));
  }

  private Optional<ObjectNode> known(String email, boolean deletedToo) {
    var alive = unit.latest(unit.prospectsAt(email));
    if (alive.isPresent() || !deletedToo) {
      return alive;
    }
    return unit.latest(
        unit.table(Kind.PROSPECTS).all().stream()
            .filter(p -> Json.text(p, "email").equalsIgnoreCase(email))
            .toList());
  }

  /// The fields may stand in the body instead of the address.
  private static Request withFields(Request request, ObjectNode body) {
    var asked = body.path("fields").valueStream().map(JsonNode::asString).toList();
    var query = new HashMap<>(request.query());
    if (!asked.isEmpty()) {
      query.put("fields", String.join(",", asked));
    }
    return new Request(
        request.method(), request.path(), query, request.headers(), "", request.vars());
  }

  private Reply undelete(Request request) {
    var row =
        unit.table(Kind.PROSPECTS).find(request.var("id")).orElseThrow(PardotRefused::missing);
    unit.table(Kind.PROSPECTS).change(row, Json.object().put("isDeleted", false));
    return Reply.empty(204);
  }
}
