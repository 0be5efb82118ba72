package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.unisono.app.email.HeldMail;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.Consents;
import org.unisono.app.sync.MailTopic;
import org.unisono.connector.Stream;

/// What follows once all opt-outs of a system have been noted here.
@Component
class ConsentTaken {

  private final ConnectionStore connections;
  private final TopicStore topics;
  private final Consents consents;
  private final InboxStore inbox;
  private final HeldMail held;

  ConsentTaken(
      ConnectionStore connections,
      TopicStore topics,
      Consents consents,
      InboxStore inbox,
      HeldMail held) {
    this.connections = connections;
    this.topics = topics;
    this.consents = consents;
    this.inbox = inbox;
    this.held = held;
  }

  /// What was held for the opt-outs of this system is looked at again.
  void taken(Line line, Turns turns) {
    var asOf = line.readWhole(Stream.CONSENT);
    if (asOf != null) {
      turns.turn(
          () -> {
            connections.taken(line.id(), Stream.CONSENT, asOf);
            ask(line);
            held.lookAgain();
            return true;
          });
    }
  }

  /// Asks what the topics are that people have opted out of, and that nobody has said the meaning
  /// of.
  private void ask(Line line) {
    List<Question> questions = new ArrayList<>();
    Set<String> subjects = new LinkedHashSet<>();
    for (var topic : topics.of(line.id())) {
      var subject = "topic:" + topic.id();
      subjects.add(subject);
      int many =
          topic.decision() == MailTopic.Decision.OPEN
              ? consents.denied(TopicStore.key(line.id(), topic.id()))
              : 0;
      if (many > 0) {
        questions.add(
            Question.of("topic", "openTopic", Map.of("topic", topic.name()), subject, topic.name())
                .counting(many));
      }
    }
    inbox.ask(line.id(), questions);
    inbox.settle(line.id(), subjects, questions);
  }
}
