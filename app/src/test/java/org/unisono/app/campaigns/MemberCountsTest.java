package org.unisono.app.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.people.People;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class MemberCountsTest extends RoomTest {

  @Autowired private Campaigns campaigns;
  @Autowired private Members members;
  @Autowired private People people;
  @Autowired private DSLContext sql;

  private UUID campaign() {
    var body = Map.of("name", "C " + Samples.word(), "type", "other");
    return UUID.fromString(api().post("/api/v1/campaigns", body).id());
  }

  private List<UUID> people(int howMany) {
    List<PersonDraft> drafts = new ArrayList<>();
    for (int i = 0; i < howMany; i++) {
      drafts.add(PersonDraft.ofEmail(Samples.email()));
    }
    return people.putAll(drafts).stream().map(o -> ((PutOutcome.Created) o).id()).toList();
  }

  private void add(UUID campaign, List<UUID> who, @Nullable String status) {
    members.addAll(
        campaign, who.stream().map(p -> new MemberDraft(p, status, Cause.MANUAL, null)).toList());
  }

  private void agrees(UUID campaign, long wanted, long responded) {
    var shown = campaigns.get(campaign);
    assertThat(shown.memberCount()).isEqualTo(wanted);
    assertThat(shown.respondedCount()).isEqualTo(responded);
    var live =
        sql.fetchSingle(
                "select count(*) from campaigns.members where campaign_id = {0}"
                    + " and (ended_reason is null or ended_reason not in ('removed', 'undone'))",
                DSL.val(campaign))
            .into(Long.class);
    assertThat(live).isEqualTo(wanted);
    assertThat(campaigns.statuses(campaign).stream().mapToLong(MemberStatus::count).sum())
        .isEqualTo(wanted);
  }

  @Test
  void countsFollowEveryWayInUpAndOut() {
    var campaign = campaign();
    var who = people(6);
    agrees(campaign, 0, 0);

    add(campaign, who, "Member");
    agrees(campaign, 6, 0);

    add(campaign, who.subList(0, 3), "Responded");
    agrees(campaign, 6, 3);

    var first = members.get(campaign, who.getFirst());
    members.setStatus(campaign, who.getFirst(), first.version(), "Member", "a slip");
    agrees(campaign, 6, 2);

    members.remove(campaign, who.get(1), members.get(campaign, who.get(1)).version(), "asked");
    agrees(campaign, 5, 1);

    members.endAll(campaign, who.subList(1, 4), "flowEnded");
    agrees(campaign, 5, 1);

    add(campaign, List.of(who.get(1)), null);
    agrees(campaign, 6, 2);
  }

  @Test
  void manyWritersAtOnceLoseNoCount() throws Exception {
    var campaign = campaign();
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (var person : people(400)) {
      calls.add(
          () -> {
            add(campaign, List.of(person), "Member");
            add(campaign, List.of(person), "Responded");
            return true;
          });
    }

    try (var pool = Executors.newFixedThreadPool(16)) {
      for (var answer : pool.invokeAll(calls)) {
        assertThat(answer.get()).isTrue();
      }
    }

    agrees(campaign, 400, 400);
  }

  @Test
  void foldingLeavesOneRowPerRungAndTheSameCount() {
    var campaign = campaign();
    for (var person : people(30)) {
      add(campaign, List.of(person), "Member");
    }

    sql.fetch("select campaigns.fold_member_counts({0})", DSL.val(campaign));

    var rows =
        sql.fetchSingle(
                "select count(*) from campaigns.member_counts where campaign_id = {0}",
                DSL.val(campaign))
            .into(Long.class);
    assertThat(rows).isEqualTo(1);
    agrees(campaign, 30, 0);
  }
}
