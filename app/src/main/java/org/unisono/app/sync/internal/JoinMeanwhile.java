package org.unisono.app.sync.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Change;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;

/// Finds out who people are, and makes those who are needed here, while the vendor's pace lets the
/// members of campaigns come in page by page. Only where all people and what they allow have been
/// read in the same run: an address has to be unique among all of them. Whatever is not done then
/// is done when all has been read.
@Component
class JoinMeanwhile {

  private static final int CHUNK = 1_000;

  /// Where pages come faster than people are made, the others are made when all have been read.
  private static final int MOST_WAITING = 20_000;

  private final LinkPeople linking;
  private final Strangers strangers;
  private final BecameStore became;

  JoinMeanwhile(LinkPeople linking, Strangers strangers, BecameStore became) {
    this.linking = linking;
    this.strangers = strangers;
    this.became = became;
  }

  /// To be asked for while nothing else is being asked of the session.
  Supplier<Meanwhile> of(Line line, Turns turns) {
    return () -> isSafe(line) ? new Joining(line, turns) : Meanwhile.NOTHING;
  }

  private boolean isSafe(Line line) {
    return Strangers.mayMake(line)
        && isRead(line, Stream.PEOPLE)
        && isRead(line, Stream.CONSENT)
        && line.knows(kinds(line))
        && !became.isAnyOpen(line.id());
  }

  private static boolean isRead(Line line, Stream stream) {
    return line.readWhole(stream) != null || !line.reach(stream).reach().comesIn();
  }

  private static Collection<RecordKind> kinds(Line line) {
    List<RecordKind> kinds = new ArrayList<>(line.personKinds());
    kinds.add(RecordKind.CONSENT);
    return kinds;
  }

  private final class Joining implements Meanwhile {

    private final Line line;
    private final Turns turns;
    private final Deque<RemoteRef> members = new ArrayDeque<>();
    private Step step = Step.LEARN;

    private Joining(Line line, Turns turns) {
      this.line = line;
      this.turns = turns;
    }

    @Override
    public void kept(List<Change> changes) {
      for (var change : changes) {
        if (members.size() < MOST_WAITING
            && change instanceof Change.Upserted(var record)
            && record.links().get(RemoteRecord.Link.PERSON) instanceof RemoteRef person) {
          members.add(person);
        }
      }
    }

    @Override
    public boolean goOn() {
      return switch (step) {
        case LEARN -> {
          linking.learn(line, turns);
          step = Step.LINK;
          yield true;
        }
        case LINK -> {
          step = linking.some(line, turns) ? Step.LINK : Step.MAKE;
          yield true;
        }
        case MAKE -> members.isEmpty() ? linking.identify(line, turns) : made();
      };
    }

    private boolean made() {
      List<RemoteRef> some = new ArrayList<>();
      while (some.size() < CHUNK && !members.isEmpty()) {
        some.add(members.remove());
      }
      strangers.make(line, some, turns);
      return true;
    }
  }

  private enum Step {
    LEARN,
    LINK,
    MAKE
  }
}
