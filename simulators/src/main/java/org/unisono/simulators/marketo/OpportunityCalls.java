package org.unisono.simulators.marketo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Opportunities and roles, to read. There is no list of all: a search needs values. An instance
/// that is linked with a CRM may refuse all of it with 1018. See *Opportunities* and *Opportunity
/// roles* among the vendor's pages on the lead database.
final class OpportunityCalls {
  private static final String ALL = "/rest/v1/opportunities";
  private static final int MOST = 300;

  private final Instance instance;

  OpportunityCalls(Instance instance) {
    this.instance = instance;
  }

  void register(Paths paths) {
    paths
        .get(ALL + "/describe.json", open(r -> Envelope.of(OpportunityFields.opportunity())))
        .get(ALL + "/roles/describe.json", open(r -> Envelope.of(OpportunityFields.role())))
        .get(ALL + ".json", open(this::opportunities))
        .get(ALL + "/roles.json", open(this::roles));
  }

  private Routes.Handler open(Routes.Handler handler) {
    return request -> {
      if (instance.crmSync) {
        throw new MarketoRefused("1018", "CRM Enabled");
      }
      return handler.answer(request);
    };
  }

  private Reply opportunities(Request request) {
    return search(request, OpportunityFields.opportunity(), instance.opportunities.all());
  }

  private Reply roles(Request request) {
    return search(request, OpportunityFields.role(), instance.opportunities.roles());
  }

  private Reply search(Request request, ObjectNode described, List<ObjectNode> all) {
    var type = request.param("filterType").orElse("");
    var values = request.param("filterValues").orElse("");
    boolean searchable =
        described.path("searchableFields").valueStream().anyMatch(f -> is(f.path(0), type));
    if (!searchable || values.isEmpty()) {
      throw MarketoRefused.invalid("Invalid value for filterType or filterValues");
    }
    var wanted = Stream.of(values.split(",")).collect(Collectors.toSet());
    if (wanted.size() > MOST) {
      throw MarketoRefused.invalid("At most 300 filterValues");
    }
    var names = names(request, described);
    var found = all.stream().filter(o -> wanted.contains(Json.text(o, type))).toList();
    var body = instance.positions.page(request, found.stream().map(o -> shown(o, names)).toList());
    int seq = 0;
    for (var row : body.path("result")) {
      ((ObjectNode) row).put("seq", seq++);
    }
    return Reply.ok(body);
  }

  private static boolean is(JsonNode node, String text) {
    return node.asString("").equals(text);
  }

  private static Set<String> names(Request request, ObjectNode described) {
    var known = described.path("fields").valueStream().map(f -> Json.text(f, "name")).toList();
    var standard = "marketoGUID,externalOpportunityId,leadId,role,createdAt,updatedAt";
    var asked = List.of(request.param("fields").orElse(standard).split(","));
    if (request.param("fields").isPresent()) {
      for (var name : asked) {
        if (!known.contains(name)) {
          throw new MarketoRefused("1006", "Field '%s' not found".formatted(name));
        }
      }
    }
    return asked.stream().collect(Collectors.toSet());
  }

  /// The id always comes; what has no value does not come at all.
  private static ObjectNode shown(ObjectNode row, Set<String> names) {
    var shown = Json.object().put("marketoGUID", Json.text(row, "marketoGUID"));
    names.stream().sorted().filter(row::has).forEach(n -> shown.set(n, row.path(n)));
    return shown;
  }
}
