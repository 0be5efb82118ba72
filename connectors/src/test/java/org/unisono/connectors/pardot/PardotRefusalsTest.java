package org.unisono.connectors.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisono.connector.Budget;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Answer;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.http.Wire;

/// What the vendor's numbers mean, under whichever status they come.
class PardotRefusalsTest {
  private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (_, _) -> true);

  private final InstantSource clock = InstantSource.system();
  private final Wire wire = new Wire(new Budget(100, clock), clock, _ -> {});

  private static Answer answer(int status, String code) {
    return new Answer(status, NONE, "{\"code\": %s, \"message\": \"No\"}".formatted(code));
  }

  private Trouble trouble(int status, String code) {
    var answer = answer(status, code);
    Snag snag =
        status == 401
            ? Refusals.locked(answer)
            : Refusals.of(answer, Json.parse(answer.body()), wire);
    return Tried.trouble(snag);
  }

  @ParameterizedTest
  @CsvSource({"405, 46", "403, 46", "401, 49", "403, 49", "405, 49", "403, 96", "403, 76"})
  void aMissingRightIsNotTakenForWrongCredentials(int status, String code) {
    assertThat(trouble(status, code)).isEqualTo(new Trouble.RightsMissing(code, "No"));
    assertThat(Refusals.isAboutRights(answer(status, code))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"401, 184", "403, 201", "400, 181", "400, 182"})
  void aDeadTokenOrAnotherBusinessUnitIsNotTakenForAMissingRight(int status, String code) {
    assertThat(trouble(status, code)).isEqualTo(new Trouble.AuthRefused(code));
    assertThat(Refusals.isAboutRights(answer(status, code))).isFalse();
  }

  @Test
  void aPlainRefusalIsOfTheCredentials() {
    var plain = new Answer(401, NONE, "Unauthorized");
    assertThat(Tried.trouble(Refusals.locked(plain))).isEqualTo(new Trouble.AuthRefused(""));
  }

  @Test
  void aMethodThatIsNotThereIsNoMissingRight() {
    assertThat(trouble(405, "60"))
        .isInstanceOfSatisfying(
            Trouble.AskedWrong.class, asked -> assertThat(asked.code()).isEqualTo("60"));
  }
}
