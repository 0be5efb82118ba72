package org.unisono.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.Samples;
import tools.jackson.databind.JsonNode;

class AgreedTest extends SyncRoomTest {

  private static final int SHORT = 80;

  private String twin(String connection) {
    return api()
        .get("/api/v1/twins?connectionId=" + connection)
        .items()
        .get(0)
        .path("id")
        .asString();
  }

  private String remote(String connection) {
    return api()
        .get("/api/v1/twins?connectionId=" + connection)
        .items()
        .get(0)
        .path("remoteId")
        .asString();
  }

  private JsonNode agreed(String connection) {
    var answer = api().get("/api/v1/twins/" + twin(connection) + "/agreed");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode field(String connection, String ours) {
    return agreed(connection)
        .path("fields")
        .valueStream()
        .filter(f -> f.path("ours").asString().equals(ours))
        .findFirst()
        .orElseThrow();
  }

  private void assertState(String connection, String ours, String state) {
    var field = field(connection, ours);
    assertThat(field.path("state").asString()).as(field.toString()).isEqualTo(state);
  }

  private void mode(String connection, String mode) {
    api().patch(path(connection) + "/streams/campaigns", Map.of("mode", mode), "");
  }

  /// A webinar that both sides agree on.
  private String twinned(String connection) {
    var campaign = campaign("Agreed " + Samples.word());
    pair(campaign, connection, "");
    sync(connection);
    return "/api/v1/campaigns/" + campaign;
  }

  @Test
  void afterARoundBothImagesOfEachFieldAreShownAndEachSideThatMovesSinceIsNamed() {
    var sf = toSalesforce("none");
    arm(sf);
    var at = twinned(sf);

    var status = field(sf, "status");
    assertThat(status.path("state").asString()).isEqualTo("agreed");
    assertThat(status.path("theirs").asString()).isEqualTo("Status");
    assertThat(status.path("form").asString()).isEqualTo("state");
    assertThat(status.at("/agreed/ours").asString()).isEqualTo("planned");
    assertThat(status.at("/agreed/theirs").asString()).isEqualTo("Planned");
    assertThat(status.path("difference").isNull()).isTrue();
    assertThat(field(sf, "startDate").path("theirsLabel").asString()).isEqualTo("Start Date");
    var state = agreed(sf);
    assertThat(state.path("theirSide").asString()).isEqualTo("seen");
    assertThat(state.path("lastSyncAt").asString()).isNotEmpty();

    api().patch(path(sf), Map.of("paused", true));
    api().patch(at, Map.of("startDate", "2026-12-03"));
    var start = field(sf, "startDate");
    assertThat(start.path("state").asString()).isEqualTo("movedHere");
    assertThat(start.at("/agreed/ours").asString()).isEqualTo("2026-12-01");
    assertThat(start.at("/now/ours").asString()).isEqualTo("2026-12-03");
    assertThat(start.at("/now/theirs").asString()).isEqualTo("2026-12-01");

    mode(sf, "watch");
    api().patch(path(sf), Map.of("paused", false));
    salesforce.store().update("Campaign", remote(sf), Map.of("Status", "In Progress"));
    sync(sf);
    assertState(sf, "status", "movedThere");
    assertThat(field(sf, "status").at("/now/theirs").asString()).isEqualTo("In Progress");
    assertState(sf, "startDate", "movedHere");
    salesforce.store().update("Campaign", remote(sf), Map.of("StartDate", "2026-12-09"));
    sync(sf);
    assertState(sf, "startDate", "movedBoth");

    mode(sf, "both");
    sync(sf);
    assertState(sf, "status", "agreed");
    assertThat(field(sf, "status").at("/agreed/ours").asString()).isEqualTo("active");
    assertState(sf, "startDate", "movedBoth");
  }

  @Test
  void aNameThatIsShortenedThereIsAgreedAllTheSameAndWhatHasNoPlaceThereStandsOnlyHere() {
    var sf = toSalesforce("none");
    arm(sf);
    var at = twinned(sf);
    var name = Samples.word() + " " + "L".repeat(90);
    api().patch(at, Map.of("name", name, "objective", "Twenty talks"));
    sync(sf);
    sync(sf);

    var shortened = field(sf, "name");
    assertThat(shortened.path("state").asString()).isEqualTo("agreed");
    assertThat(shortened.path("difference").asString()).isEqualTo("shortened");
    assertThat(shortened.at("/agreed/ours").asString()).isEqualTo(name);
    assertThat(shortened.at("/agreed/theirs").asString()).isEqualTo(name.substring(0, SHORT));

    var objective = field(sf, "objective");
    assertThat(objective.path("state").asString()).isEqualTo("onlyHere");
    assertThat(objective.path("theirs").isNull()).isTrue();
    assertThat(objective.path("agreed").isNull()).isTrue();
    assertThat(objective.at("/now/ours").asString()).isEqualTo("Twenty talks");
  }

  @Test
  void aValueThatTheyRefuseIsAgreedAsItStandsWithWhatTheySaid() {
    var sf = toSalesforce("none");
    arm(sf);
    var at = twinned(sf);
    api().patch(at, Map.of("endDate", "2026-12-20"));
    sync(sf);
    var off = Map.of("rows", List.of(Map.of("ours", "startDate", "way", "off")));
    api().patch(path(sf) + "/maps/campaign", off);
    api().patch(at, Map.of("startDate", "2026-11-01", "endDate", "2026-11-20"));
    sync(sf);

    var end = field(sf, "endDate");
    assertThat(end.path("state").asString()).isEqualTo("agreed");
    assertThat(end.path("difference").asString()).isEqualTo("refused");
    assertThat(end.path("answer").asString()).isNotEmpty();
    assertThat(end.at("/agreed/ours").asString()).isEqualTo("2026-11-20");
    assertThat(end.at("/agreed/theirs").asString()).isEqualTo("2026-12-20");
    var start = field(sf, "startDate");
    assertThat(start.path("state").asString()).isEqualTo("apart");
    assertThat(start.path("agreed").isNull()).isTrue();
    assertThat(start.at("/now/theirs").asString()).isEqualTo("2026-12-01");
  }

  @Test
  void beforeTheFirstRoundNothingIsAgreedAndNothingIsReadThere() {
    var sf = toSalesforce("none");
    pair(campaign("Agreed " + Samples.word()), sf, "");

    var state = agreed(sf);
    assertThat(state.path("theirSide").asString()).isEqualTo("unread");
    assertThat(state.path("lastSyncAt").isNull()).isTrue();
    assertThat(state.path("members")).isEmpty();
    assertState(sf, "name", "onlyHere");
    assertThat(api().get("/api/v1/twins/" + sf + "/agreed").status()).isEqualTo(404);
  }

  @Test
  void whatWasAgreedIsShownWhileTheOtherSystemIsSilent() {
    var sf = toSalesforce("none");
    arm(sf);
    twinned(sf);
    salesforce.close();

    var state = agreed(sf);
    assertThat(state.path("theirSide").asString()).isEqualTo("silent");
    var name = field(sf, "name");
    assertThat(name.path("state").asString()).isEqualTo("unseen");
    assertThat(name.path("theirs").isNull()).isTrue();
    assertThat(name.at("/agreed/theirs").asString()).isEqualTo(name.at("/now/ours").asString());
  }

  @Test
  void membersAreCountedByTheStatusThatBothSidesAgreedOn() {
    var sf = toSalesforce("none");
    arm(sf);
    var campaign = campaign("Agreed " + Samples.word());
    var people = List.of("Invited", "Invited", "Registered", "Registered");
    Map<String, String> last = new HashMap<>();
    for (var status : people) {
      var email = Samples.email();
      var person = person("Ada", "Agreed", email);
      salesforce
          .store()
          .create("Lead", Map.of("LastName", "Agreed", "Email", email, "Company", "C"));
      add(campaign, person, status);
      last.put(status, person);
    }
    pair(campaign, sf, "");
    sync(sf);
    sync(sf);
    assertThat(counts(sf))
        .containsExactlyInAnyOrder("Invited=Invited 2", "Registered=Registered 2");

    api().patch(path(sf), Map.of("paused", true));
    add(campaign, String.valueOf(last.get("Invited")), "Registered");
    var leaves = "/api/v1/campaigns/" + campaign + "/members/" + last.get("Registered");
    assertThat(api().delete(leaves, api().get(leaves).etag()).status()).isEqualTo(204);
    assertThat(counts(sf))
        .containsExactlyInAnyOrder("Invited=Invited 2", "Registered=Registered 1");
  }

  private List<String> counts(String connection) {
    return agreed(connection)
        .path("members")
        .valueStream()
        .map(
            m ->
                m.path("ours").asString()
                    + "="
                    + m.path("theirs").asString()
                    + " "
                    + m.path("count").asInt())
        .toList();
  }
}
