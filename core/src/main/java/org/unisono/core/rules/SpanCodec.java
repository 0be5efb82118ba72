package org.unisono.core.rules;

import org.unisono.core.json.JsonAt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Spans in JSON: `[30, "days"]`.
public final class SpanCodec {

  private SpanCodec() {}

  /// @throws org.unisono.core.Refused `MALFORMED`: `badSpan`, and those of [ValueCodec]
  public static Span read(JsonAt at) {
    var operands = at.items().stream().map(ValueCodec::read).toList();
    return Span.of(operands)
        .orElseThrow(() -> at.refuse("badSpan", "A span such as [30, \"days\"] is expected here."));
  }

  public static JsonNode write(Span span) {
    return JsonNodeFactory.instance.arrayNode().add(span.amount()).add(span.unit().word());
  }
}
