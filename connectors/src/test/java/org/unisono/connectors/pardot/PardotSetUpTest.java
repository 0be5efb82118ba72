package org.unisono.connectors.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.connector.Account;
import org.unisono.connector.Cursor;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.Reading;
import org.unisono.connector.Scope;
import org.unisono.connector.SetUpCheck;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.connectors.ContractCase;
import org.unisono.connectors.Rig;
import org.unisono.core.merge.Image;
import org.unisono.simulators.Fault;

/// What stands in the way of an account, and under which name.
class PardotSetUpTest extends ContractCase {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new PardotRig(time);
  }

  private PardotRig pardot() {
    return (PardotRig) rig;
  }

  private String unit() {
    return rig.account().setting("businessUnitId").orElseThrow();
  }

  private Account with(String unit) {
    var settings = new HashMap<>(rig.account().settings());
    settings.put("businessUnitId", unit);
    return new Account(rig.account().baseUrl(), settings, rig.account().secrets());
  }

  private List<SetUpCheck> check(Account account) {
    return rig.connector().check(account, budget(), clock);
  }

  private static SetUpCheck step(List<SetUpCheck> checks, String name) {
    return checks.stream().filter(c -> c.step().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theFifteenCharactersOfABusinessUnitAreCompleted() {
    var shorter = with("  " + unit().substring(0, 15) + " ");
    assertThat(check(shorter)).allMatch(c -> c.cause().isEmpty());
    rig.campaign("Read by the short id");
    var page =
        rig.connector()
            .open(shorter, budget(), clock)
            .changes(Stream.CAMPAIGNS, Scope.ALL)
            .since(Cursor.START);
    assertThat(page.orElseThrow().changes()).isNotEmpty();
  }

  /// Of another object, too short, with its capitals lost, with a digit too many.
  @ParameterizedTest
  @ValueSource(
      strings = {"7015e000000000aAAA", "0Uv0000000", "0uv000000000001caa", "0Uv0000000000001CAA"})
  void aBusinessUnitThatCannotBeOneIsNamedWithoutAsking(String mistyped) {
    var calls = rig.simulator().journal().apiCalls();
    var checks = check(with(mistyped));
    assertThat(step(checks, "businessUnit").cause()).isEqualTo("businessUnitMistyped");
    assertThat(step(checks, "businessUnit").details()).containsExactly(mistyped);
    assertThat(step(checks, "read").verdict()).isEqualTo(SetUpCheck.Verdict.NOT_TRIED);
    assertThat(rig.simulator().journal().apiCalls()).isEqualTo(calls);
  }

  @Test
  void aBusinessUnitThatIsNotTheirsIsNamedWithTheVendorsNumber() {
    var other = "0Uv000000000002CAA";
    var step = step(check(with(other)), "businessUnit");
    assertThat(step.cause()).isEqualTo("businessUnitWrong");
    assertThat(step.details()).containsExactly(other, "201");

    var reading =
        rig.connector()
            .open(with(other), budget(), clock)
            .changes(Stream.CAMPAIGNS, Scope.ALL)
            .since(Cursor.START);
    assertThat(trouble(reading)).isEqualTo(new Trouble.AuthRefused("201"));
  }

  @Test
  void anObjectThatTheRoleDoesNotShowIsAMissingRightAndNamed() {
    pardot().instance.withhold("visitor-activities");
    var step = step(check(rig.account()), "read");
    assertThat(step.cause()).isEqualTo("rightsMissing");
    assertThat(step.details()).contains("49 visitor-activities");

    assertThat(trouble(session.changes(Stream.RESPONSES, Scope.ALL).since(Cursor.START)))
        .isEqualTo(new Trouble.RightsMissing("49", "Access Denied"));
    assertThat(session.changes(Stream.CAMPAIGNS, Scope.ALL).since(Cursor.START))
        .isInstanceOf(Reading.Of.class);
  }

  @Test
  void aWriteThatTheRoleDoesNotAllowIsRefusedByItsNumber() {
    // Every other record is hidden by the fault: this one is seen.
    var person = rig.person("first@example.com");
    if (Long.parseLong(person.id()) % 2 == 0) {
      person = rig.person("second@example.com");
    }
    rig.simulator().faults().arm(Fault.RIGHTS_NARROWED);
    var result = push(new Push.UpdatePerson(person, Map.of("jobTitle", Image.of("CEO")), Map.of()));
    assertThat(result)
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("46"));
    var consent = push(new Push.WithdrawConsent(person, "first@example.com", null));
    assertThat(consent)
        .isInstanceOfSatisfying(
            PushResult.Refused.class, r -> assertThat(r.code()).isEqualTo("46"));
  }

  private static Trouble trouble(Reading<?> reading) {
    return switch (reading) {
      case Reading.Of<?> of -> throw new AssertionError("no trouble: " + of);
      case Reading.Failed<?>(var trouble) -> trouble;
    };
  }
}
