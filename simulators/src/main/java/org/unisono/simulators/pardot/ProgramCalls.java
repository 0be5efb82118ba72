package org.unisono.simulators.pardot;

import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// The structure of an engagement program as a file, which goes from one business unit to another.
/// What is made from a file is a draft: it neither runs nor mails. Nobody but the vendor reads such
/// a file, so that ours says in its own words what a program of this simulator does.
final class ProgramCalls {
  private static final Kind KIND = Kind.ENGAGEMENT_STUDIO_PROGRAMS;
  private static final String FILE = "programStructureFile";
  private static final String STRUCTURE = "structure";

  private final Unit unit;
  private final Shown shown;

  ProgramCalls(Unit unit) {
    this.unit = unit;
    this.shown = new Shown(unit);
  }

  void register(Routes api) {
    api.get(KIND.at() + "/{id}/download-program-structure", this::download);
    api.post(KIND.at(), this::create);
  }

  private Reply download(Request request) {
    unit.abilities.require(KIND);
    var program = unit.table(KIND).require(request.var("id"));
    var kept = Json.text(program, STRUCTURE);
    var text = kept.isEmpty() ? Json.write(drawn()) : kept;
    var name = "program-" + Json.text(program, "id") + ".json";
    return Reply.text(200, "application/octet-stream", text)
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /// Start, one e-mail, end.
  private static ObjectNode drawn() {
    var structure = Json.object().put("version", 1);
    var nodes = structure.putArray("nodes");
    nodes.addObject().put("id", 1).put("type", "start").put("next", 2);
    nodes.addObject().put("id", 2).put("type", "action").put("action", "sendEmail").put("next", 3);
    nodes.addObject().put("id", 3).put("type", "end");
    return structure;
  }

  private Reply create(Request request) {
    var fields = shown.fields(KIND, request);
    if (!Multipart.isSent(request)) {
      throw PardotRefused.of(400, 151, "Unsupported content-type");
    }
    var sent = Multipart.of(request);
    var file = sent.only(FILE).map(Multipart.Part::content).filter(f -> !f.isBlank());
    var structure = file.orElseThrow(Multipart::noFile);
    if (!isStructure(structure)) {
      throw Bodies.invalid(FILE);
    }
    var values = said(sent);
    Bodies.required(values, "name");
    for (var lists : new String[] {"recipientListIds", "suppressionListIds"}) {
      for (var list : values.withArray(lists)) {
        if (unit.table(Kind.LISTS).find(list.asString()).isEmpty()) {
          throw PardotRefused.of(400, 55, "Invalid list ID");
        }
      }
    }
    unit.writeRules.checkCall();
    unit.writeRules.checkRoom(KIND, unit.table(KIND));
    var row = unit.table(KIND).add(values.put("status", "Draft").put(STRUCTURE, structure));
    return Reply.json(201, shown.row(KIND, row, fields));
  }

  private static boolean isStructure(String text) {
    try {
      return Json.parse(text).isObject();
    } catch (JacksonException foreign) {
      return false;
    }
  }

  /// As one JSON object in the part `input`, or in a part for each.
  private static ObjectNode said(Multipart sent) {
    var input = sent.only("input").map(p -> Json.parseObject(p.content()));
    if (input.isPresent()) {
      return ObjectCalls.writable(KIND, input.get());
    }
    var values = Json.object();
    for (var part : sent.parts()) {
      if (part.name().equals("recipientListId")) {
        values.putArray("recipientListIds").add(part.content());
      } else if (KIND.has(part.name())) {
        values.put(part.name(), part.content());
      }
    }
    return values;
  }
}
