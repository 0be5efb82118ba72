package org.unisono.simulators.marketo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// People by the field that an import looks them up by. Where several have the value, it is the one
/// who was changed last: an import refuses none of them.
final class LeadLookup {
  private final Instance instance;
  private final String field;
  private final Map<String, Long> byValue = new HashMap<>();

  LeadLookup(Instance instance, String field) {
    this.instance = instance;
    this.field = field;
    for (var lead : instance.leads.all()) {
      var value = Json.text(lead, field);
      if (!value.isEmpty()) {
        byValue.merge(Leads.folded(value), lead.path("id").asLong(), this::later);
      }
    }
  }

  private long later(long one, long other) {
    var first = Json.text(instance.leads.require(one), "updatedAt");
    var second = Json.text(instance.leads.require(other), "updatedAt");
    return first.compareTo(second) > 0 ? one : other;
  }

  Optional<Long> newest(ObjectNode values) {
    var value = Json.text(values, field);
    if (value.isEmpty()) {
      throw new MarketoRefused(
          "1002", "Missing value for required parameter '%s'".formatted(field));
    }
    return Optional.ofNullable(byValue.get(Leads.folded(value)));
  }

  void add(ObjectNode values, long lead) {
    byValue.put(Leads.folded(Json.text(values, field)), lead);
  }
}
