package org.unisono.simulators.pardot;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// Makes e-mails to lists, from a template or from what the call says: to make one is to send it,
/// at once or at the time that it names. None is changed or deleted here.
final class ListEmailCalls {
  private static final Set<String> WRITE_ONLY = Set.of(Mailings.TO, Mailings.NOT_TO, Mailings.DUE);

  private final Unit unit;
  private final Shown shown;
  private final Mailings mailings;

  ListEmailCalls(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
    this.mailings = new Mailings(unit);
  }

  void register(Routes api) {
    api.post(Kind.LIST_EMAILS.at(), this::create);
  }

  private Reply create(Request request) {
    var fields = shown.fields(Kind.LIST_EMAILS, request);
    var body = Bodies.of(request);
    var values = ObjectCalls.writable(Kind.LIST_EMAILS, body.deepCopy().remove(WRITE_ONLY));
    Bodies.required(values, "name");
    Bodies.required(values, "campaignId");
    unit.checkCampaign(values);
    checkLists(body);
    checkContent(values);
    unit.writeRules.checkCall();
    var table = unit.table(Kind.LIST_EMAILS);
    unit.writeRules.checkRoom(Kind.LIST_EMAILS, table);
    values.set(Mailings.TO, body.get(Mailings.TO));
    values.set(
        Mailings.NOT_TO,
        body.path(Mailings.NOT_TO).isArray() ? body.get(Mailings.NOT_TO) : Json.array());
    values.put(Mailings.DUE, due(body)).put("isSent", false).put("isPaused", false);
    values
        .put("isOperational", body.path("isOperational").asBoolean(false))
        .put("clientType", "Web");
    var row = table.add(values);
    mailings.runDue();
    return Reply.json(201, shown.row(Kind.LIST_EMAILS, row, fields));
  }

  private void checkLists(ObjectNode body) {
    if (!body.path(Mailings.TO).isArray() || body.path(Mailings.TO).isEmpty()) {
      throw PardotRefused.of(400, 153, "Missing required property in request: " + Mailings.TO);
    }
    for (var field : new String[] {Mailings.TO, Mailings.NOT_TO}) {
      for (var id : body.path(field)) {
        var list = unit.table(Kind.LISTS).find(id.asString());
        if (list.isEmpty() || list.get().path("isDeleted").asBoolean(false)) {
          throw PardotRefused.of(400, 55, "Invalid list ID");
        }
      }
    }
  }

  /// A template brings what the call does not say.
  private void checkContent(ObjectNode values) {
    var template = Json.text(values, "emailTemplateId");
    if (!template.isEmpty()) {
      var found =
          unit.table(Kind.EMAIL_TEMPLATES)
              .find(template)
              .filter(t -> !t.path("isDeleted").asBoolean(false))
              .orElseThrow(() -> PardotRefused.of(400, 86, "Invalid Template id"));
      if (Json.text(values, "subject").isEmpty()) {
        values.put("subject", Json.text(found, "subject"));
      }
      return;
    }
    boolean whole =
        !Json.text(values, "subject").isBlank()
            && values.path("senderOptions").isArray()
            && !values.path("senderOptions").isEmpty()
            && !(Json.text(values, "htmlMessage") + Json.text(values, "textMessage")).isBlank();
    if (!whole) {
      throw PardotRefused.of(400, 65, "Invalid email format");
    }
  }

  private String due(ObjectNode body) {
    var text = Json.text(body, Mailings.DUE);
    try {
      return text.isEmpty()
          ? unit.clock.instant().toString()
          : OffsetDateTime.parse(text).toInstant().toString();
    } catch (DateTimeException unreadable) {
      throw Bodies.invalid(Mailings.DUE);
    }
  }
}
