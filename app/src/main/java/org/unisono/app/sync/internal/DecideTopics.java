package org.unisono.app.sync.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.email.HeldMail;
import org.unisono.app.email.Sends;
import org.unisono.app.people.Consents;
import org.unisono.app.sync.MailTopic;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import org.unisono.core.acting.Acting;

/// Says which topic of ours one there is, and has everybody looked at again whom that concerns.
@Component
public class DecideTopics {

  private static final int LONGEST = 255;

  private final TopicStore store;
  private final ConnectionStore connections;
  private final Consents consents;
  private final PendingStore pending;
  private final MovedStore moved;
  private final InboxStore inbox;
  private final HeldMail held;
  private final Sends sends;
  private final StartRuns runs;
  private final InstantSource clock;

  DecideTopics(
      TopicStore store,
      ConnectionStore connections,
      Consents consents,
      PendingStore pending,
      MovedStore moved,
      InboxStore inbox,
      HeldMail held,
      Sends sends,
      StartRuns runs,
      InstantSource clock) {
    this.store = store;
    this.connections = connections;
    this.consents = consents;
    this.pending = pending;
    this.moved = moved;
    this.inbox = inbox;
    this.held = held;
    this.sends = sends;
    this.runs = runs;
    this.clock = clock;
  }

  /// @throws Refused `notFound` for the connection
  public List<MailTopic> all(UUID connection) {
    require(connection);
    return store.of(connection);
  }

  private void require(UUID connection) {
    if (connections.find(connection).isEmpty()) {
      throw Refused.notFound("connection", connection);
    }
  }

  /// In the caller's transaction. What has been opted out of stays so, whatever it is taken for
  /// afterwards.
  ///
  /// @throws Refused `notFound`, `required`, `tooLong`, `topicIsReserved`
  public void decide(
      UUID connection, String remote, MailTopic.Decision decision, @Nullable String topic) {
    require(connection);
    var ours = decision == MailTopic.Decision.OURS ? asWritten(checked(topic)) : null;
    var by = Acting.now().actor().name();
    if (!store.decide(connection, remote, decision, ours, by, clock.instant())) {
      throw Refused.notFound("topic", remote);
    }
    pending.release(connection, "consent", connection);
    lookAtAll(TopicStore.key(connection, remote));
    if (ours != null) {
      lookAtAll(ours);
    }
    inbox.settle(connection, Set.of("topic:" + remote), List.of());
    held.lookAgain();
    runs.moved(connection);
  }

  private void lookAtAll(String purpose) {
    UUID after = null;
    for (var people = consents.concerned(purpose, after);
        !people.isEmpty();
        people = consents.concerned(purpose, after)) {
      moved.consents(people);
      after = people.getLast();
    }
  }

  /// As our mailings write it: in the consent ledger another case would be another topic.
  private String asWritten(String topic) {
    var topics = sends.topics();
    return topics.contains(topic)
        ? topic
        : topics.stream().filter(t -> t.strip().equalsIgnoreCase(topic)).findFirst().orElse(topic);
  }

  private static String checked(@Nullable String topic) {
    var text = Texts.orNull(topic);
    if (text == null) {
      throw Refused.rule("/topic", "required", "This is required.");
    }
    Texts.fault("/topic", text, LONGEST)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
    if (text.strip().equalsIgnoreCase(Consents.ALL_MARKETING)) {
      throw Refused.rule(
          "/topic", "topicIsReserved", "An opt-out of one topic is never one of everything.");
    }
    return text.strip();
  }
}
