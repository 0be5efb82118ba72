package org.unisono.core.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.core.Refused;
import tools.jackson.databind.json.JsonMapper;

class FlowCodecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|/steps/a|notAStep",
        "{\"act\":\"x\"}|/steps/a/next|missing",
        "{\"act\":\"x\",\"next\":\"z\",\"nxt\":1}|/steps/a/nxt|unknownKey",
        "{\"act\":\"x\",\"params\":[],\"next\":\"z\"}|/steps/a/params|notAnObject",
        "{\"wait\":\"forever\"}|/steps/a/wait|badWord",
        "{\"wait\":\"duration\",\"for\":[0,\"days\"],\"next\":\"z\"}|/steps/a/for|badSpan",
        "{\"wait\":\"date\",\"next\":\"z\"}|/steps/a|badWait",
        "{\"wait\":\"until\",\"atMost\":[1,\"days\"],\"next\":\"z\",\"timedOut\":\"z\"}|/steps/a|badWait",
        "{\"wait\":\"window\",\"days\":[\"funday\"]}|/steps/a/days/0|badWord",
        "{\"wait\":\"window\",\"days\":[\"monday\"],\"from\":\"9\"}|/steps/a/from|badTime",
        "{\"branch\":\"if\",\"cases\":[{\"when\":{},\"next\":\"z\"}]}|/steps/a/cases/0/when|notARule",
        "{\"branch\":\"random\",\"shares\":[],\"seed\":\"s\"}|/steps/a/shares|noShares",
        "{\"goTo\":\"b\",\"next\":\"z\"}|/steps/a/atMost|missing",
        "{\"goal\":\"g\",\"when\":{\"all\":[]},\"else\":\"cry\",\"next\":\"z\"}|/steps/a/else|badWord",
        "{\"end\":7}|/steps/a/end|notText",
      })
  void badStepsAreRefusedWithTheirPlace(String step, String pointer, String code) {
    var json = "{\"entry\":{},\"start\":\"a\",\"steps\":{\"a\":" + step + "}}";
    var refused =
        catchThrowableOfType(Refused.class, () -> FlowCodec.read(new JsonMapper().readTree(json)));
    assertThat(refused.faults().getFirst().pointer()).isEqualTo(pointer);
    assertThat(refused.code()).isEqualTo(code);
  }
}
