package org.unisono.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.unisono.core.Fault;
import org.unisono.core.Refused;
import tools.jackson.databind.json.JsonMapper;

class RuleCheckTest {

  private static final FieldCatalogue FIELDS =
      field ->
          switch (field.toString()) {
            case "person.email", "activity.formId" -> ValueType.TEXT;
            case "person.createdAt" -> ValueType.MOMENT;
            case "deal.amount" -> ValueType.MONEY;
            default -> null;
          };

  @Test
  void everyFaultIsNamedWithItsPlace() {
    var rule =
        read(
            """
            {"all":[{"field":"person.shoe","op":"empty"},
             {"not":{"field":"person.email","op":"lt","value":3}},
             {"field":"person.email","op":"in","values":["a",3,""]},
             {"did":"form.submitted","where":[{"field":"person.email","op":"empty"}]},
             {"hasDeal":{"where":[{"field":"deal.amount","op":"gt","value":1}]}}]}
            """);
    assertThat(RuleCheck.faults(rule, FIELDS, "/filter"))
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(
            tuple("/filter/all/0/field", "unknownField"),
            tuple("/filter/all/1/not/op", "operatorNotForType"),
            tuple("/filter/all/2/values/1", "wrongType"),
            tuple("/filter/all/2/values/2", "emptyOperand"),
            tuple("/filter/all/3/where/0/field", "wrongHolder"),
            tuple("/filter/all/4/hasDeal/where/0/value", "wrongType"));
    assertThatThrownBy(() -> RuleCheck.require(rule, FIELDS))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.faults()).hasSize(6));
  }

  @Test
  void aDayMayBeComparedWithAMoment() {
    var rule = read("{\"field\":\"person.createdAt\",\"op\":\"after\",\"value\":\"2026-01-01\"}");
    assertThat(RuleCheck.faults(rule, FIELDS, "")).isEmpty();
  }

  @Test
  void everyRandomRuleHasASentence() {
    for (long seed = 0; seed < 500; seed++) {
      assertThat(Sentence.of(new RandomRules(seed).rule(3)).english()).isNotBlank();
    }
  }

  private static Rule read(String json) {
    return RuleCodec.read(new JsonMapper().readTree(json));
  }
}
