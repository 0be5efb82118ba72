package org.unisono.app.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.internal.AnswerInbox;
import org.unisono.app.sync.internal.InboxStore;
import org.unisono.core.Refused;

/// The door to what waits for a person.
@Component
public class Inboxes {

  private static final int MOST = 10_000;

  private final InboxStore store;
  private final AnswerInbox answers;

  Inboxes(InboxStore store, AnswerInbox answers) {
    this.store = store;
    this.answers = answers;
  }

  /// Oldest first.
  public Page<InboxItem> page(
      UUID connection,
      @Nullable String kind,
      @Nullable String reason,
      @Nullable UUID twin,
      PageRequest page) {
    return store.page(connection, kind, reason, twin, page);
  }

  /// What can be answered together, the most first.
  public List<InboxGroup> groups(UUID connection) {
    return store.groups(connection);
  }

  /// @throws Refused `notFound`, `required`, `notAnAnswer`, `unknownStatus`,
  ///     `unknownRemote`, `alreadyTwinned`
  @Transactional
  public void answer(UUID connection, UUID item, InboxAnswer answer) {
    var any = new InboxAnswer(null, null, null, null, null);
    var open = store.open(connection, item, any, 1);
    if (open.isEmpty()) {
      throw Refused.notFound("item", item);
    }
    answers.answer(connection, open, answer);
  }

  /// Answers all that fit, at most 10,000 at once.
  ///
  /// @return how many
  /// @throws Refused `required`, `notAnAnswer`, `unknownStatus`,
  ///     `unknownRemote`, `alreadyTwinned`
  @Transactional
  public int answerAll(UUID connection, InboxAnswer answer) {
    if (answer.kind() == null) {
      throw Refused.malformed("/kind", "required", "This is required.");
    }
    return answers.answer(connection, store.open(connection, null, answer, MOST), answer);
  }
}
