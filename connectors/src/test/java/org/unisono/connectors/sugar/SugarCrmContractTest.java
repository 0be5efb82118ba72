package org.unisono.connectors.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisono.connector.Change;
import org.unisono.connector.Push;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Scope;
import org.unisono.connector.Stream;
import org.unisono.connectors.Rig;

class SugarCrmContractTest extends CrmContract {
  @Override
  protected Rig rig(Rig.Clock time) {
    return new SugarCrmRig(time);
  }

  @Override
  String workflows() {
    return "pmse_Project";
  }

  @Override
  Map<String, ?> switchedOff() {
    return Map.of("prj_status", "INACTIVE");
  }

  @Test
  void deletionsComeWithTheChanges() {
    var gone = new RemoteRef(RecordKind.CAMPAIGN, rig.campaign("Gone"));
    var cursor = fromTheStart();
    changes(Stream.CAMPAIGNS, Scope.ALL, cursor);
    clock.pass(Duration.ofHours(1));
    store().delete("Campaigns", gone.id());
    assertThat(changes(Stream.CAMPAIGNS, Scope.ALL, cursor))
        .anyMatch(c -> c instanceof Change.Deleted d && d.ref().equals(gone));
  }

  @Test
  void severalPeopleAreMadeInOneCall() {
    var pushes =
        IntStream.range(0, 10)
            .<Push>mapToObj(i -> rig.newPerson("bulk-" + i, "bulk" + i + "@example.com"))
            .toList();
    session.push(pushes);
    assertThat(rig.simulator().journal().writes()).isOne();
    assertThat(rig.peopleAt("bulk9@example.com")).isOne();
  }

  @Test
  void aHundredMembersAreAddedInOneCall() {
    var twin = twin("sg-1");
    long before = rig.simulator().journal().writes();
    var pushes =
        IntStream.range(0, 100)
            .<Push>mapToObj(i -> add(twin, rig.person("h" + i + "@example.com"), "Invited"))
            .toList();
    session.push(pushes);
    assertThat(rig.simulator().journal().writes() - before).isOne();
    assertThat(rig.members(twin)).isEqualTo(100);
  }

  @Test
  void aSessionThatAnotherLogInEndedIsRenewed() {
    rig.campaign("Seen by both");
    var other = open();
    for (int i = 0; i < 3; i++) {
      for (var one : List.of(session, other)) {
        one.fields(RecordKind.CAMPAIGN).orElseThrow();
        assertThat(one.peopleAt(List.of("nobody@example.com")).orElseThrow()).isEmpty();
      }
    }
  }
}
