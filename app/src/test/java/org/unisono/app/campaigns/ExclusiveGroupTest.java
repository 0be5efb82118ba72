package org.unisono.app.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unisono.app.people.People;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.app.testing.RoomTest;
import org.unisono.app.testing.Samples;

class ExclusiveGroupTest extends RoomTest {

  @Autowired private Members members;
  @Autowired private People people;

  private UUID journey(String group, String onClash) {
    return UUID.fromString(
        api()
            .post(
                "/api/v1/campaigns",
                Map.of(
                    "name",
                    "J " + Samples.word(),
                    "style",
                    "journey",
                    "policy",
                    Map.of("group", group, "onClash", onClash)))
            .id());
  }

  private UUID person() {
    var outcome = people.putAll(List.of(PersonDraft.ofEmail(Samples.email()))).getFirst();
    return ((PutOutcome.Created) outcome).id();
  }

  private AddOutcome add(UUID campaign, UUID person) {
    var draft = new MemberDraft(person, null, Cause.BEHAVIOUR, "came by");
    return members.addAll(campaign, List.of(draft)).getFirst();
  }

  private long active(UUID person) {
    return members.ofPerson(person).stream().filter(m -> m.standing().equals("active")).count();
  }

  @Test
  void fiftyAtOnceLeaveOneActive() throws Exception {
    var group = Samples.word();
    var journeys = List.of(journey(group, "keep"), journey(group, "keep"), journey(group, "move"));
    var person = person();
    List<Callable<AddOutcome>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      var journey = journeys.get(i % journeys.size());
      calls.add(() -> add(journey, person));
    }

    try (var pool = Executors.newFixedThreadPool(50)) {
      for (var answer : pool.invokeAll(calls)) {
        assertThat(answer.get()).isNotNull();
      }
    }

    assertThat(active(person)).isEqualTo(1);
  }

  @Test
  void keepMeansThatTheyStayWhereTheyAre() {
    var group = Samples.word();
    var first = journey(group, "keep");
    var second = journey(group, "keep");
    var person = person();

    assertThat(add(first, person)).isInstanceOf(AddOutcome.Added.class);
    assertThat(add(second, person))
        .isInstanceOfSatisfying(
            AddOutcome.NotAdded.class,
            no -> assertThat(no.fault().code()).isEqualTo("exclusiveClash"));
  }

  @Test
  void moveEndsTheOldOneWithItsReason() {
    var group = Samples.word();
    var first = journey(group, "keep");
    var second = journey(group, "move");
    var person = person();
    add(first, person);

    assertThat(add(second, person)).isInstanceOf(AddOutcome.Added.class);

    assertThat(members.get(first, person).endedReason()).isEqualTo("moved");
    assertThat(active(person)).isEqualTo(1);
  }

  @Test
  void whoQueuesIsLetInWhenTheOtherEnds() {
    var group = Samples.word();
    var first = journey(group, "keep");
    var second = journey(group, "queue");
    var person = person();
    add(first, person);

    assertThat(add(second, person)).isInstanceOf(AddOutcome.Queued.class);
    members.end(first, person, members.get(first, person).version(), "done");

    assertThat(members.get(second, person).standing()).isEqualTo("active");
    assertThat(members.history(second, person).getLast().reason()).isEqualTo("admitted");
  }

  @Test
  void theEndOfAJourneyFreesItsMembers() {
    var group = Samples.word();
    var first = journey(group, "keep");
    var person = person();
    add(first, person);
    var path = "/api/v1/campaigns/" + first;
    api().patch(path, Map.of("status", "active"));
    api().patch(path, Map.of("status", "completed"));

    assertThat(members.get(first, person).endedReason()).isEqualTo("completed");
    assertThat(add(journey(group, "keep"), person)).isInstanceOf(AddOutcome.Added.class);
  }
}
