package org.unisono.app.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

/// Two records of one human become one: no membership is lost on the way, and it can be taken back.
class MergedMembersTest extends RoomTest {

  private String person() {
    return api().post("/api/v1/people", Map.of("email", Samples.email(), "lastName", "M")).id();
  }

  private String campaign() {
    return api()
        .post("/api/v1/campaigns", Map.of("name", "Merge " + Samples.word(), "type", "webinar"))
        .id();
  }

  private String exclusive(String group) {
    return api()
        .post(
            "/api/v1/campaigns",
            Map.of(
                "name",
                "Merge " + Samples.word(),
                "type",
                "webinar",
                "policy",
                Map.of("membership", "exclusive", "group", group, "onClash", "keep")))
        .id();
  }

  private void add(String campaign, String person, String status) {
    assertThat(
            api()
                .post(
                    "/api/v1/campaigns/" + campaign + "/members",
                    Map.of("personId", person, "status", status, "reason", "by phone"))
                .status())
        .isIn(200, 201);
  }

  private String status(String campaign, String person) {
    return member(campaign, person, "status");
  }

  private String member(String campaign, String person, String property) {
    return api()
        .get("/api/v1/campaigns/" + campaign + "/members/" + person)
        .body()
        .path(property)
        .asString("");
  }

  private int count(String campaign) {
    return api().get("/api/v1/campaigns/" + campaign).body().path("memberCount").asInt();
  }

  private String merge(String survivor, String merged) {
    var merge = api().post("/api/v1/people/" + survivor + "/merge", Map.of("personId", merged));
    assertThat(merge.status()).as(merge.body().toString()).isEqualTo(200);
    return merge.body().path("mergeId").asString();
  }

  private void undo(String merge) {
    assertThat(api().post("/api/v1/people/merges/" + merge + "/undo", "{}").status())
        .isIn(200, 204);
  }

  @Test
  void membershipsListsAndHistoryGoToWhoStaysAndComeBack() {
    var stays = person();
    var goes = person();
    var onlyHers = campaign();
    var ofBoth = campaign();
    add(onlyHers, goes, "Registered");
    add(ofBoth, stays, "Invited");
    add(ofBoth, goes, "Attended");
    var list =
        api().post("/api/v1/lists", Map.of("name", "L" + Samples.word(), "kind", "static")).id();
    api().post("/api/v1/lists/" + list + "/members", Map.of("personIds", List.of(goes)));

    var merge = merge(stays, goes);

    assertThat(status(onlyHers, stays)).isEqualTo("Registered");
    assertThat(status(ofBoth, stays)).isEqualTo("Attended");
    assertThat(count(onlyHers)).isEqualTo(1);
    assertThat(count(ofBoth)).isEqualTo(1);
    assertThat(
            api().get("/api/v1/campaigns/" + onlyHers + "/members/" + stays + "/history").items())
        .isNotEmpty();
    assertThat(api().get("/api/v1/lists/" + list + "/members").body().toString()).contains(stays);

    undo(merge);

    assertThat(status(onlyHers, goes)).isEqualTo("Registered");
    assertThat(status(ofBoth, goes)).isEqualTo("Attended");
    assertThat(status(ofBoth, stays)).isEqualTo("Invited");
    assertThat(api().get("/api/v1/campaigns/" + onlyHers + "/members/" + stays).status())
        .isEqualTo(404);
    assertThat(count(onlyHers)).isEqualTo(1);
    assertThat(count(ofBoth)).isEqualTo(2);
    assertThat(api().get("/api/v1/lists/" + list + "/members").body().toString())
        .contains(goes)
        .doesNotContain(stays);
  }

  @Test
  void whoStaysGoesOnStandingInAnExclusiveGroup() {
    var stays = person();
    var goes = person();
    var group = "g" + Samples.word();
    var first = exclusive(group);
    var second = exclusive(group);
    add(first, stays, "Invited");
    add(second, goes, "Invited");

    var merge = merge(stays, goes);

    assertThat(member(first, stays, "standing")).isEqualTo("active");
    assertThat(member(second, stays, "standing")).isEqualTo("ended");
    undo(merge);
    assertThat(member(second, goes, "standing")).isEqualTo("active");
    assertThat(member(first, stays, "standing")).isEqualTo("active");
  }

  @Test
  void whatWasChangedSinceTheMergeIsNotTakenBack() {
    var stays = person();
    var goes = person();
    var campaign = campaign();
    add(campaign, goes, "Invited");

    var merge = merge(stays, goes);
    add(campaign, stays, "Attended");
    undo(merge);

    assertThat(status(campaign, stays)).isEqualTo("Attended");
    assertThat(status(campaign, goes)).isEqualTo("Invited");
  }

  @Test
  void membershipsAreExportedAndGoWithWhoIsErased() {
    var person = person();
    var campaign = campaign();
    var path = "/api/v1/people/" + person;
    add(campaign, person, "Registered");

    var export = api().get("/api/v1/people/" + person + "/export").body().toString();
    var erased = api().delete(path, api().get(path).etag());

    assertThat(export).contains("Registered").contains("by phone");
    assertThat(erased.status()).as(erased.body().toString()).isIn(200, 204);
    assertThat(count(campaign)).isZero();
    assertThat(api().get("/api/v1/campaigns/" + campaign + "/members").items()).isEmpty();
  }
}
