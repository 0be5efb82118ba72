package org.unisono.app.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unisono.app.email.Sends;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.Consents;
import org.unisono.connector.Reading;
import org.unisono.connector.Stream;
import org.unisono.connector.Topic;

/// Asks what people can opt out of there, once an hour and before anything else is read: an opt-out
/// is to find its topic.
@Component
class ReadTopics {

  private static final Duration OLD = Duration.ofHours(1);

  private final TopicStore store;
  private final ConnectionStore connections;
  private final Consents consents;
  private final Sends sends;
  private final InstantSource clock;

  ReadTopics(
      TopicStore store,
      ConnectionStore connections,
      Consents consents,
      Sends sends,
      InstantSource clock) {
    this.store = store;
    this.connections = connections;
    this.consents = consents;
    this.sends = sends;
    this.clock = clock;
  }

  void read(Line line, Turns turns) {
    var now = clock.instant();
    if (!line.reach(Stream.CONSENT).reach().comesIn()
        || store.readAt(line.id()).filter(at -> at.isAfter(now.minus(OLD))).isPresent()) {
      return;
    }
    switch (line.session().topics()) {
      case Reading.Of<List<Topic>>(var topics) -> {
        if (!topics.isEmpty()) {
          turns.turn(
              () -> {
                keep(line, topics, now);
                return true;
              });
        }
      }
      case Reading.Failed<List<Topic>>(var why) -> line.met(why);
    }
  }

  private void keep(Line line, List<Topic> topics, Instant now) {
    store.read(line.id(), topics, sends.topics(), now);
    var name = connections.find(line.id()).orElseThrow().name();
    consents.name(TopicStore.names(line.id(), name, topics));
  }
}
