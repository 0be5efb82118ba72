package org.unisono.app.sync.internal;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;

/// Asks, once for each twin, where people look at it there. It is a link on our pages, so only an
/// address of the web is taken.
@Component
class FindPages {

  private static final Set<String> WEB = Set.of("https", "http");

  private final TwinStore twins;

  FindPages(TwinStore twins) {
    this.twins = twins;
  }

  void find(Line line, Turns turns) {
    for (var twin : twins.of(line.id(), null, null)) {
      var remote = twin.remoteId();
      if (remote != null && twin.remoteUrl() == null && !twin.stopped() && line.isOpen()) {
        switch (line.session().page(new RemoteRef(RecordKind.CAMPAIGN, remote))) {
          case Reading.Of<Optional<URI>>(var page) ->
              page.filter(p -> WEB.contains(p.getScheme()))
                  .ifPresent(
                      p ->
                          turns.turn(
                              () -> {
                                twins.foundAt(twin.id(), p.toString());
                                return true;
                              }));
          case Reading.Failed<Optional<URI>> _ -> {
            // A link is worth no alarm; the next run asks again.
            return;
          }
        }
      }
    }
  }
}
