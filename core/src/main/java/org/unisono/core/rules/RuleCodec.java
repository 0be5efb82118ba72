package org.unisono.core.rules;

import org.unisono.core.json.JsonAt;
import tools.jackson.databind.JsonNode;

/// Rules as JSON, both ways; the shape stands in the package's description. What is written reads
/// back as the same rule.
public final class RuleCodec {

  private RuleCodec() {}

  /// @throws org.unisono.core.Refused `MALFORMED` with the exact pointer; codes `notARule`,
  ///     `unknownOperator`, `wrongArity`, `badField`, `badActivityType`, `badCount`, `badSpan`,
  ///     `badWindow`, `badStanding`, `tooDeep` (over 20), `tooLarge` (over 500 rules), and those
  ///     of [ValueCodec] and [JsonAt]
  public static Rule read(JsonNode json) {
    return read(JsonAt.root(json));
  }

  /// As above, for a rule that stands within something larger.
  public static Rule read(JsonAt at) {
    return new RuleReader().rule(at, 1);
  }

  public static JsonNode write(Rule rule) {
    return RuleWriter.rule(rule);
  }
}
