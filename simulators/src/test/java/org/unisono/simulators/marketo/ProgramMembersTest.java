package org.unisono.simulators.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Json;

class ProgramMembersTest extends MarketoCase {
  @Test
  void aStatusGoesForwardOnlyAndEachStepIsInTheLog() {
    var program = sim.store().createProgram("Ladder");
    var lead = sim.store().createLead(Map.of("email", "up@example.com"));
    assertThat(Json.text(status(program, lead, "Registered"), "status")).isEqualTo("created");
    assertThat(Json.text(status(program, lead, "Attended"), "status")).isEqualTo("updated");
    var back = status(program, lead, "Invited");
    assertThat(Json.text(back, "status")).isEqualTo("skipped");
    assertThat(reason(back)).isEqualTo("1037");
    assertThat(reason(status(program, lead, "Attended"))).isEqualTo("1037");
    var since = api.get("/rest/v1/activities/pagingtoken.json?sinceDatetime=2020-01-01T00:00:00Z");
    var log =
        api.get(
                "/rest/v1/activities.json?activityTypeIds=104&assetIds=%s&nextPageToken=%s"
                    .formatted(program, Json.text(since.json(), "nextPageToken")))
            .json();
    assertThat(log.path("result")).hasSize(2);
    assertThat(log.path("moreResult").asBoolean(true)).isFalse();
  }

  @Test
  void unknownStatusesPeopleAndMembersAreRefusedByCode() {
    var program = sim.store().createProgram("Strict");
    var lead = sim.store().createLead(Map.of("email", "strict@example.com"));
    assertThat(reason(status(program, lead, "Enthused"))).isEqualTo("1025");
    assertThat(reason(status(program, lead, "Not in Program"))).isEqualTo("1025");
    assertThat(reason(status(program, "999999", "Invited"))).isEqualTo("1004");
    var data = "{\"input\":[{\"leadId\":%s,\"unisonoId\":\"m\"}]}".formatted(lead);
    var answer = api.post("/rest/v1/programs/" + program + "/members.json", data);
    assertThat(reason(answer.json().path("result").path(0))).isEqualTo("1013");
  }

  @Test
  void successIsReachedOnceAndReadBack() {
    var program = sim.store().createProgram("Success");
    var lead = sim.store().createLead(Map.of("email", "won@example.com"));
    status(program, lead, "Attended");
    var members =
        api.get(
            "/rest/v1/programs/%s/members.json?filterType=leadId&filterValues=%s&fields=statusName"
                .formatted(program, lead));
    var member = members.json().path("result").path(0);
    assertThat(Json.text(member, "statusName")).isEqualTo("Attended");
    assertThat(member.path("reachedSuccess").asBoolean()).isTrue();
  }

  @Test
  void aTriggerCampaignMailsWhoeverIsAddedOnce() {
    sim.store().createTriggerCampaign("Thanks", "Program Status is Changed", "Mailing program");
    var program = sim.store().createProgram("Mailing program");
    var other = sim.store().createProgram("Quiet program");
    var lead = sim.store().createLead(Map.of("email", "mailed@example.com"));
    status(other, lead, "Invited");
    assertThat(sim.journal().mailsSent()).isZero();
    status(program, lead, "Invited");
    status(program, lead, "Registered");
    assertThat(sim.journal().mailsSent()).isOne();
    assertThat(sim.journal().mails().getFirst().cause()).contains("Thanks");
  }
}
