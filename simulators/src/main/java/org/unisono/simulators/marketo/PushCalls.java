package org.unisono.simulators.marketo;

import java.util.List;
import java.util.function.Function;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People who are made or changed and put into a program in one call, and the older calls for
/// members of programs.
final class PushCalls {
  private static final int MOST = 300;
  private static final String PROGRAM = "/rest/v1/leads/programs/{id}";

  private final Instance instance;
  private final LeadCalls leads;

  PushCalls(Instance instance, LeadCalls leads) {
    this.instance = instance;
    this.leads = leads;
  }

  void register(Paths paths) {
    paths
        .post("/rest/v1/leads/push.json", this::push)
        .post("/rest/v1/leads/submitForm.json", this::submit)
        .get(PROGRAM, this::members)
        .post(PROGRAM + "/status.json", this::status);
  }

  private Reply push(Request request) {
    var body = request.object();
    var name = Json.text(body, "programName");
    if (name.isEmpty()) {
      throw MarketoRefused.invalid("programName is required");
    }
    var program =
        instance
            .programs
            .named(name)
            .orElseThrow(
                () -> new MarketoRefused("1013", "Program '%s' not found".formatted(name)));
    var key = Json.text(body, "lookupField");
    return each(
        body,
        input -> {
          var row = leads.put("createOrUpdate", key.isEmpty() ? "email" : key, input);
          join(program, row.path("id").asLong(), Json.text(body, "programStatus"));
          return row;
        });
  }

  private Reply submit(Request request) {
    var body = request.object();
    long formId = body.path("formId").asLong(0);
    var form =
        instance.assets.of(Assets.FORM).stream()
            .filter(f -> f.path("id").asLong() == formId)
            .findFirst()
            .orElseThrow(() -> MarketoRefused.missing("Form"));
    long program = body.path("programId").asLong(0);
    return each(
        body,
        input -> {
          var fields = input.path("leadFormFields");
          if (!(fields instanceof ObjectNode values)) {
            throw new MarketoRefused("1002", "Missing value for required parameter 'email'");
          }
          var row = leads.put("createOrUpdate", "email", values);
          long lead = row.path("id").asLong();
          instance.activities.filledOut(lead, formId, Json.text(form, "name"));
          if (program > 0) {
            join(instance.programs.require(program), lead, "");
          }
          return row;
        });
  }

  /// At the status, or at the first of the channel's ladder; who is in further up stays there.
  private void join(ObjectNode program, long lead, String status) {
    var wanted = status.isEmpty() ? Channels.first(Json.text(program, "channel")) : status;
    try {
      instance.members.change(program.path("id").asLong(), lead, wanted);
    } catch (MarketoRefused refused) {
      if (!refused.code().equals("1037")) {
        throw refused;
      }
    }
  }

  private Reply members(Request request) {
    long program = AssetCalls.id(request);
    instance.programs.require(program);
    var names = leads.names(request);
    var rows =
        instance.members.of(program).stream()
            .map(
                m -> {
                  var lead = instance.leads.require(m.path("leadId").asLong());
                  var shown = LeadCalls.shown(lead, names);
                  return (ObjectNode) shown.set("membership", PersonCalls.progression(m));
                })
            .toList();
    return Reply.ok(instance.positions.page(request, rows));
  }

  private Reply status(Request request) {
    long program = AssetCalls.id(request);
    instance.programs.require(program);
    var status = Json.text(request.object(), "status");
    return each(
        request.object(),
        input -> {
          long lead = input.path("id").asLong(0);
          var row = Json.object().put("id", lead);
          try {
            return row.put("status", instance.members.change(program, lead, status));
          } catch (MarketoRefused refused) {
            row.setAll(Envelope.skipped(refused));
            return row;
          }
        });
  }

  private static Reply each(JsonNode body, Function<ObjectNode, ObjectNode> work) {
    List<JsonNode> input = body.path("input").valueStream().toList();
    if (input.isEmpty() || input.size() > MOST) {
      throw MarketoRefused.invalid("input must hold 1 to 300 records");
    }
    var result = Json.array();
    for (var one : input) {
      try {
        result.add(work.apply((ObjectNode) one));
      } catch (MarketoRefused refused) {
        result.add(Envelope.skipped(refused));
      }
    }
    return Reply.ok(Envelope.success().set("result", result));
  }
}
