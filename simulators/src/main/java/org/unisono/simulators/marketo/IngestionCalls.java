package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.VendorRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The Data Ingestion API, which has a host of its own: records are taken with 202 and a request
/// id, and nobody hears what became of each of them. Here they are written at once.
final class IngestionCalls {
  private static final String ALL = "/subscriptions/{munchkinId}/";
  private static final int MOST = 1_000;

  /// A code of seven or six digits, which begins with the status.
  static final class Refused extends VendorRefusal {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    @Override
    public Reply reply() {
      int status = Integer.parseInt(code.substring(0, 3));
      var body = Json.object().put("error_code", code);
      return Reply.json(status, body.put("message", String.valueOf(getMessage())))
          .with("X-Request-Id", UUID.randomUUID().toString());
    }
  }

  private final Instance instance;
  private final LeadCalls leads;

  IngestionCalls(Instance instance, LeadCalls leads) {
    this.instance = instance;
    this.leads = leads;
  }

  void register(Paths paths) {
    paths
        .post(ALL + "persons", this::persons)
        .post(ALL + "programmembers", r -> members(r, this::join))
        .post(ALL + "programmembers/delete", r -> members(r, this::leave))
        .post(ALL + "lists", r -> list(r, instance.lists::add))
        .post(ALL + "lists/remove", r -> list(r, instance.lists::remove))
        .post(ALL + "companies", this::companies)
        .post(ALL + "customobjects/{name}", this::objects);
  }

  static boolean isOne(Request request) {
    return request.path().startsWith("/subscriptions/");
  }

  /// Two tokens are needed: Adobe's in `Authorization`, and Marketo's beside it.
  Optional<Reply> refusal(Request request) {
    if (request.bearer().isEmpty()) {
      return refused("403010", "Oauth token is missing");
    }
    if (!instance.sessions.accepts(request.bearer())) {
      return refused("401013", "Oauth token is not valid");
    }
    if (!instance.sessions.accepts(request.header("x-mkto-user-token"))) {
      return refused("4030801", "Unauthorized");
    }
    return instance
        .limits
        .refusal()
        .flatMap(
            over ->
                over.code().equals("607")
                    ? refused("4290801", "Daily quota reached")
                    : refused("429001", "Too many requests"));
  }

  private static Optional<Reply> refused(String code, String message) {
    return Optional.of(new Refused(code, message).reply());
  }

  static Reply missing() {
    return new Refused("404040", "Requested resource not found").reply();
  }

  static Reply malformed() {
    return new Refused("4000801", "Bad request").reply();
  }

  private static List<JsonNode> rows(JsonNode body, String name) {
    if (!body.path(name).isArray() || body.path(name).isEmpty()) {
      throw new Refused("4000801", "'%s' is missing".formatted(name));
    }
    if (body.path(name).size() > MOST) {
      throw new Refused("4000802", "More than 1000 records");
    }
    return body.path(name).valueStream().toList();
  }

  private static Reply taken(Request request) {
    var reply = Reply.empty(202).with("X-Request-Id", UUID.randomUUID().toString());
    var correlation = request.header("x-correlation-id");
    return correlation.isEmpty() ? reply : reply.with("X-Correlation-Id", correlation);
  }

  /// What one record is refused for is not told.
  private static void each(List<JsonNode> rows, Consumer<JsonNode> write) {
    for (var row : rows) {
      try {
        write.accept(row);
      } catch (MarketoRefused untold) {
        // As the vendor has it: only its own log knows.
        continue;
      }
    }
  }

  private Reply persons(Request request) {
    var body = request.object();
    var key = Json.text(body.path("dedupeFields"), "field1");
    each(
        rows(body, "persons"),
        p -> leads.put("createOrUpdate", key.isEmpty() ? "email" : key, (ObjectNode) p));
    return taken(request);
  }

  /// Does something with a program's block of members.
  private interface Block {
    void write(ObjectNode program, long lead, String status);
  }

  private Reply members(Request request, Block block) {
    for (var one : rows(request.object(), "programs")) {
      var program = instance.programs.find(one.path("programId").asLong(0));
      each(
          rows(one, "members"),
          m ->
              program.ifPresent(
                  p -> block.write(p, m.path("leadId").asLong(0), Json.text(one, "status"))));
    }
    return taken(request);
  }

  private void join(ObjectNode program, long lead, String status) {
    instance.members.change(program.path("id").asLong(), lead, status);
  }

  private void leave(ObjectNode program, long lead, String status) {
    instance.members.remove(program.path("id").asLong(), lead);
  }

  /// Puts somebody on a list or takes them off.
  private interface Listed {
    String write(long list, long lead);
  }

  private Reply list(Request request, Listed listed) {
    long list = request.object().path("listId").asLong(0);
    each(
        rows(request.object(), "input"),
        l -> {
          long lead = l.path("leadId").asLong(0);
          instance.leads.require(lead);
          listed.write(list, lead);
        });
    return taken(request);
  }

  private Reply companies(Request request) {
    var body = request.object();
    var action = Json.text(body, "action").isEmpty() ? "createOrUpdate" : Json.text(body, "action");
    var by = Json.text(body, "dedupeBy").toLowerCase(Locale.ROOT);
    boolean byId = by.equals("idfield");
    boolean right =
        action.matches("createOnly|updateOnly|createOrUpdate")
            && (byId ? action.equals("updateOnly") : by.matches("|dedupefields"));
    var rows = rows(body, "input");
    if (!right || (byId && rows.stream().anyMatch(c -> !c.has("id")))) {
      throw new Refused("4000801", "Invalid action, dedupeBy or id");
    }
    var calls = new ObjectCalls(instance);
    each(rows, c -> calls.put(instance.companies, action, byId, (ObjectNode) c));
    return taken(request);
  }

  private Reply objects(Request request) {
    var kind = instance.customObjects.of(request.var("name"));
    var body = request.object();
    boolean byGuid = Json.text(body, "dedupeBy").equals("marketoGUID");
    var calls = new ObjectCalls(instance);
    each(rows(body, "customObjects"), o -> calls.put(kind, byGuid, (ObjectNode) o));
    return taken(request);
  }
}
