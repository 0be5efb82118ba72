package org.unisono.app.sync.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Reading;
import org.unisono.connector.Trouble;

/// Makes sure that the organisation that answers is the one that was connected: with credentials
/// of another one every record here would be taken for one that is gone there.
@Component
class SameInstance {

  private final ConnectionStore connections;

  SameInstance(ConnectionStore connections) {
    this.connections = connections;
  }

  /// Notes the trouble on the line, which ends the run, where another one answers.
  void check(Line line, Turns turns) {
    switch (line.session().instance()) {
      case Reading.Of<Optional<String>>(var instance) ->
          instance.ifPresent(found -> compare(line, found, turns));
      case Reading.Failed<Optional<String>>(var why) -> line.met(why);
    }
  }

  private void compare(Line line, String found, Turns turns) {
    var known = turns.turn(() -> connections.instance(line.id(), found));
    if (!known.equals(found)) {
      line.met(new Trouble.OtherInstance(known, found));
    }
  }
}
