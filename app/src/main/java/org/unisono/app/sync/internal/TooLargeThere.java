package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.internal.MirrorStore.Seen;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;

/// Says which values of which records there are larger than what is taken in: the rest of the
/// record goes on, and such a value is neither taken, nor blanked, nor written over.
@Component
class TooLargeThere {

  private final InboxStore inbox;

  TooLargeThere(InboxStore inbox) {
    this.inbox = inbox;
  }

  void note(Line line, List<Seen> seen) {
    if (seen.isEmpty()) {
      return;
    }
    List<Question> questions = new ArrayList<>();
    for (var one : seen) {
      for (var field : one.record().tooLarge()) {
        questions.add(question(line, one, field));
      }
    }
    var subjects = seen.stream().map(s -> subject(s.record())).toList();
    inbox.ask(line.id(), questions);
    inbox.settleUnread(line.id(), subjects, questions);
  }

  private static Question question(Line line, Seen one, String field) {
    var record = one.record();
    return Question.of("unread", "recordTooLarge", Map.of(), subject(record), name(line, one))
        .at(record.ref())
        .sides(concept(line, record, field), null, null, null);
  }

  private static String subject(RemoteRecord record) {
    return "record:" + Words.of(record.ref().kind()) + ":" + record.ref().id();
  }

  private static String name(Line line, Seen one) {
    var record = one.record();
    if (one.firstName() != null && one.lastName() != null) {
      return one.firstName() + " " + one.lastName();
    }
    var email = one.email();
    if (email != null) {
      return email;
    }
    var name =
        FieldMaps.named(line.fields(record.ref().kind()), "name")
            .map(record::image)
            .map(ImageCodec::raw);
    return name.orElse(record.ref().id());
  }

  /// Our word for the field where there is one.
  private static String concept(Line line, RemoteRecord record, String field) {
    return line.fields(record.ref().kind()).stream()
        .filter(f -> f.name().equals(field))
        .map(RemoteField::concept)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(field);
  }
}
