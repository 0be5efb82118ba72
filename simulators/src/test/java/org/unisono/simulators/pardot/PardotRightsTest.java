package org.unisono.simulators.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Json;

/// What is refused to whom, and under which numbers.
class PardotRightsTest extends PardotCase {

  private Api.Answer asUnit(String id) {
    var header = Map.of("Pardot-Business-Unit-Id", id);
    return api.get(PardotVendor.AT + "campaigns?fields=id", header);
  }

  @Test
  void aUnitIsNamedByItsEighteenCharactersAlone() {
    assertThat(asUnit(Unit.ID).status()).isEqualTo(200);
    for (var other : new String[] {Unit.ID.substring(0, 15), Unit.ID.toLowerCase(), "wrong"}) {
      var answer = asUnit(other);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(code(answer)).isEqualTo(201);
    }
  }

  @Test
  void withoutTheHeaderItLooksLikeABadToken() {
    var answer = api.get(PardotVendor.AT + "campaigns?fields=id");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("code");
  }

  @Test
  void whatTheRoleDoesNotShowIsDenied() {
    sim.withhold("visitor-activities");
    for (var path : new String[] {"visitor-activities", "visitor-activities/1"}) {
      var answer = get(path + "?fields=id");
      assertThat(answer.status()).isEqualTo(405);
      assertThat(code(answer)).isEqualTo(49);
    }
    assertThat(get("campaigns?fields=id").status()).isEqualTo(200);

    sim.withhold();
    assertThat(get("visitor-activities?fields=id").status()).isEqualTo(200);
  }

  @Test
  void rowsThatAreHiddenAreTakenOutOfTheirPageWhichIsNoEnd() {
    sim.store().assign(prospect("assigned@example.com"));
    sim.showAssignedOnly();

    var first = get("prospects?fields=id&limit=2");
    assertThat(ids(first.json())).isEmpty();
    assertThat(first.headers().get("pardot-warning")).startsWith("202;");
    var token = Json.text(first.json(), "nextPageToken");
    var second = get("prospects?fields=id&nextPageToken=" + token);
    assertThat(ids(second.json())).containsExactly(3);
    assertThat(second.headers()).doesNotContainKey("pardot-warning");
    assertThat(code(get("prospects/1?fields=id"))).isEqualTo(49);
  }

  @Test
  void aRoleThatMayNotWriteLacksThePermission() {
    sim.faults().arm(Fault.RIGHTS_NARROWED);
    var answer = send("PATCH", "prospects/1?fields=id", "{\"jobTitle\":\"CEO\"}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(code(answer)).isEqualTo(46);
  }
}
