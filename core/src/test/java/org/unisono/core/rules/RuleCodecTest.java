package org.unisono.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.json.JsonMapper;

class RuleCodecTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void whatIsWrittenReadsBackAsTheSameRule() {
    for (long seed = 0; seed < 3_000; seed++) {
      var rule = new RandomRules(seed).rule(4);
      var text = JSON.writeValueAsString(RuleCodec.write(rule));
      assertThat(RuleCodec.read(JSON.readTree(text))).as("seed %d: %s", seed, text).isEqualTo(rule);
    }
  }

  @Test
  void theShapesOfTheDocumentationAreRead() {
    var rule =
        RuleCodec.read(
            JSON.readTree(
                """
                {"all":[{"field":"person.email","op":"endsWith","value":"@x.fi"},
                 {"did":"form.submitted","where":[{"field":"activity.formId","op":"eq","value":"f"}],
                  "atLeast":1,"withinDays":30},
                 {"did":"page.visited","atMost":0},
                 {"field":"person.fields.renewal","op":"before","value":"2026-12-01"},
                 {"memberOf":{"responded":true}}]}
                """));
    assertThat(Sentence.of(rule).english())
        .isEqualTo(
            "person.email ends with @x.fi and (did form.submitted at least 1 time(s) where"
                + " activity.formId is f in the last 30 days) and has not done page.visited and"
                + " person.fields.renewal is before 2026-12-01 and is a member of any campaign,"
                + " responded true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|``|notAnObject",
        "{}|``|notARule",
        "{\"all\":{}}|/all|notAnArray",
        "{\"all\":[{\"field\":\"person.x\",\"op\":\"eq\",\"value\":1,\"a/b\":1}]}|/all/0/a~1b|unknownKey",
        "{\"any\":[{\"field\":\"person.x\",\"op\":\"like\",\"value\":1}]}|/any/0/op|unknownOperator",
        "{\"not\":{\"field\":\"person.x\",\"op\":\"eq\"}}|/not|wrongArity",
        "{\"field\":\"person.x\",\"op\":\"empty\",\"value\":1}|``|wrongArity",
        "{\"field\":\"person.x\",\"op\":\"inLast\",\"values\":[3,\"moons\"]}|``|wrongArity",
        "{\"field\":\"planet.x\",\"op\":\"empty\"}|/field|badField",
        "{\"field\":3,\"op\":\"empty\"}|/field|notText",
        "{\"field\":\"person.x\"}|/op|missing",
        "{\"field\":\"person.x\",\"op\":\"before\",\"value\":\"soon\"}|/value|notADay",
        "{\"field\":\"person.x\",\"op\":\"after\",\"value\":\"2026-12-01 at ten\"}|/value|notAMoment",
        "{\"field\":\"person.x\",\"op\":\"eq\",\"value\":{\"day\":\"2026-02-30\"}}|/value/day|notADay",
        "{\"field\":\"person.x\",\"op\":\"eq\",\"value\":1e99}|/value|outOfRange",
        "{\"field\":\"person.x\",\"op\":\"before\",\"value\":7}|``|wrongArity",
        "{\"field\":\"person.x\",\"op\":\"in\",\"values\":[1,[2]]}|/values/1|notAValue",
        "{\"field\":\"deal.x\",\"op\":\"eq\",\"value\":{\"amount\":\"1\",\"currency\":\"QQQ\"}}|/value/currency|notMoney",
        "{\"inList\":\"7\"}|/inList|notAnId",
        "{\"memberOf\":{\"standing\":\"gone\"}}|/memberOf/standing|badStanding",
        "{\"memberOf\":{\"responded\":\"yes\"}}|/memberOf/responded|notABoolean",
        "{\"did\":\"x.y\",\"atLeast\":3,\"atMost\":2}|/atMost|badCount",
        "{\"did\":\"x.y\",\"withinDays\":0}|/withinDays|outOfRange",
        "{\"did\":\"x.y\",\"within\":[1]}|/within|badSpan",
        "{\"did\":\"x.y\",\"withinDays\":1,\"since\":\"2026-01-01T00:00:00Z\"}|``|badWindow",
        "{\"did\":\"x\"}|/did|badActivityType",
        "{\"atLeast\":3,\"of\":[{\"all\":[]}]}|/atLeast|outOfRange",
      })
  void badInputIsRefusedWithItsPlace(String json, String pointer, String code) {
    var refused = refusal(json);
    assertThat(refused.kind()).isEqualTo(Refusal.MALFORMED);
    assertThat(refused.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.pointer()).isEqualTo(pointer);
            });
  }

  @Test
  void twentyDeepIsReadAndTwentyOneIsNot() {
    assertThat(RuleCodec.read(JSON.readTree(nested(19)))).isNotNull();
    assertThat(refusal(nested(20)).code()).isEqualTo("tooDeep");
    assertThat(refusal(nested(400)).code()).isEqualTo("tooDeep");
  }

  @Test
  void fiveHundredPartsAreReadAndOneMoreIsNot() {
    assertThat(RuleCodec.read(JSON.readTree(wide(499)))).isNotNull();
    var refused = refusal(wide(500));
    assertThat(refused.code()).isEqualTo("tooLarge");
    assertThat(refused.faults().getFirst().pointer()).isEqualTo("/all/499");
  }

  private static String nested(int depth) {
    return "{\"not\":".repeat(depth) + "{\"all\":[]}" + "}".repeat(depth);
  }

  private static String wide(int parts) {
    return "{\"all\":[" + "{\"all\":[]},".repeat(parts - 1) + "{\"all\":[]}]}";
  }

  private static Refused refusal(String json) {
    return catchThrowableOfType(Refused.class, () -> RuleCodec.read(JSON.readTree(json)));
  }
}
