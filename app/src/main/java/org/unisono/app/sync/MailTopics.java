package org.unisono.app.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.sync.internal.DecideTopics;
import org.unisono.core.Refused;

/// The door to what people can opt out of elsewhere, and to which topic of ours it is.
@Component
public class MailTopics {

  private final DecideTopics topics;
  private final AuditTrail audit;

  MailTopics(DecideTopics topics, AuditTrail audit) {
    this.topics = topics;
    this.audit = audit;
  }

  /// As they were read last, in the order of their names; none where an opt-out is always of
  /// everything.
  ///
  /// @throws Refused `notFound`
  public List<MailTopic> all(UUID connection) {
    return topics.all(connection);
  }

  /// Says what a topic there is. Opt-outs that are noted here stay, whatever it is taken for
  /// afterwards; from now on they travel both ways where it is one of ours.
  ///
  /// @param topic ours; only with [MailTopic.Decision#OURS]
  /// @throws Refused `notFound`, `required`, `tooLong`, `topicIsReserved`
  @Transactional
  public void decide(
      UUID connection, String remote, MailTopic.Decision decision, @Nullable String topic) {
    topics.decide(connection, remote, decision, topic);
    audit.record(
        "topic.decided",
        "connection",
        connection,
        Map.of("topic", remote, "decision", decision.word(), "ours", topic == null ? "" : topic));
  }
}
