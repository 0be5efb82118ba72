package org.unisono.app.sync.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Capability;
import org.unisono.connector.Parts;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;

/// Asks, for twins where members are no records of their own, what stands for them there.
@Component
class FindParts {

  private final TwinStore twins;

  FindParts(TwinStore twins) {
    this.twins = twins;
  }

  void find(Line line, Turns turns) {
    if (line.reach(Stream.MEMBERS).reach() != Capability.Reach.PROJECTED) {
      return;
    }
    for (var twin : twins.of(line.id(), null, null)) {
      var remote = twin.remoteId();
      if (remote != null && !twin.stopped() && twin.parts().in(Parts.Role.EVENT).isEmpty()) {
        switch (line.session().parts(new RemoteRef(RecordKind.CAMPAIGN, remote))) {
          case Reading.Of<List<Parts.Part>>(var found) ->
              turns.turn(
                  () -> {
                    twins.addParts(twin.id(), found);
                    return true;
                  });
          case Reading.Failed<List<Parts.Part>>(var why) -> line.met(why);
        }
      }
    }
  }
}
