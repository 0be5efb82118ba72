package org.unisono.app.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Plug;
import org.unisono.app.jobs.Turns;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;

/// Writes members there, and what came of it into our books.
@Component
class MembersThere {

  private static final int CHUNK = 1_000;

  private final PendingStore pending;
  private final TwinStore twins;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final ConnectionStore connections;

  MembersThere(
      PendingStore pending,
      TwinStore twins,
      MirrorStore mirror,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger,
      ConnectionStore connections) {
    this.pending = pending;
    this.twins = twins;
    this.mirror = mirror;
    this.bases = bases;
    this.inbox = inbox;
    this.ledger = ledger;
    this.connections = connections;
  }

  /// Marks them before, writes, and keeps what came back.
  void push(Line line, TwinRow twin, List<MemberCases.Case> ready, Turns turns) {
    turns.turn(
        () -> {
          pending.sent(
              line.id(), "member", twin.id(), ready.stream().map(MemberCases.Case::id).toList());
          connections.beforeWriting(line, Stream.MEMBERS);
          return true;
        });
    var results = line.session().push(ready.stream().map(c -> push(twin, c)).toList());
    Plug.at("sync.membersWritten");
    for (int from = 0; from < ready.size(); from += CHUNK) {
      var some = ready.subList(from, Math.min(ready.size(), from + CHUNK));
      var theirs = results.subList(from, from + some.size());
      turns.turn(
          () -> {
            keep(line, twin, some, theirs);
            return true;
          });
    }
  }

  private static Push push(TwinRow twin, MemberCases.Case one) {
    return switch (one.move()) {
      case MemberMove.AddThere(var _, var status) ->
          new Push.AddMember(
              marker(twin, one.id()), twin.parts(), Objects.requireNonNull(one.there()), status);
      case MemberMove.StatusThere(var row, var give, var _, var _) ->
          new Push.SetMemberStatus(
              twin.parts(),
              Objects.requireNonNullElse(row.person(), one.there()),
              Objects.requireNonNull(ImageCodec.raw(give.value())),
              AgreedStatus.status(row));
      case MemberMove.RemoveThere(var row, var expected) ->
          new Push.RemoveOwnedMember(
              twin.parts(), Objects.requireNonNullElse(row.person(), one.there()), expected);
      case MemberMove.Rests _,
          MemberMove.Loses _,
          MemberMove.AddHere _,
          MemberMove.StatusHere _,
          MemberMove.EndHere _,
          MemberMove.Asks _,
          MemberMove.UnknownStatus _,
          MemberMove.GoneThere _ ->
          throw new IllegalStateException("nothing is written there");
    };
  }

  /// The same each time, so that what was not answered is found again.
  private static String marker(TwinRow twin, UUID person) {
    return UUID.nameUUIDFromBytes((twin.id() + "/" + person).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private void keep(
      Line line, TwinRow twin, List<MemberCases.Case> ready, List<PushResult> results) {
    List<Note> notes = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<UUID> done = new ArrayList<>();
    List<UUID> again = new ArrayList<>();
    Set<Parts.Part> made = new LinkedHashSet<>();
    List<RemoteRef> gone = new ArrayList<>();
    List<MirrorStore.Seen> seen = new ArrayList<>();
    Map<UUID, BaseStore.Agreed> agreed = new LinkedHashMap<>();
    for (int i = 0; i < ready.size(); i++) {
      var one = ready.get(i);
      var note = MemberNotes.of(twin, one);
      switch (Answered.of(line, results.get(i), mirror)) {
        case Answered.Stands(var record, var parts, var changed) -> {
          made.addAll(parts);
          done.add(one.id());
          if (one.move() instanceof MemberMove.RemoveThere(var row, var _)) {
            gone.add(row.ref());
          } else {
            seen.add(ReadStreams.seen(line, record));
            agreed.put(one.id(), agreedThere(one, record));
          }
          if (changed) {
            notes.add(MemberNotes.at(note, record.ref()));
          }
        }
        case Answered.Refused(var code, var _, var message) -> {
          done.add(one.id());
          notes.add(MemberNotes.refused(note, code + ": " + message));
          questions.add(MemberQuestions.refused(twin, one, code, message));
          if (one.move() instanceof MemberMove.StatusThere(var row, var _, var _, var _)) {
            // Theirs stays as it is: a projection, which is said and not tried again.
            agreed.put(one.id(), AgreedStatus.ofTheirs(ours(one), AgreedStatus.status(row)));
          }
        }
        case Answered.Later(var reason) -> {
          if (reason != null) {
            questions.add(MemberQuestions.inDoubt(twin, one));
            done.add(one.id());
          }
        }
        case Answered.Again _ -> again.add(one.id());
      }
    }
    twins.addParts(twin.id(), List.copyOf(made));
    mirror.put(line.id(), seen);
    mirror.gone(line.id(), gone, "removedByUs");
    pending.add(line.id(), "member", twin.id(), again);
    bases.put(line.id(), "member", twin.id(), agreed);
    ledger.add(line.id(), line.runId(), notes);
    inbox.ask(line.id(), questions);
    var written = notes.stream().filter(n -> !n.outcome().equals("refused")).toList();
    line.count("there", written.size());
    line.count("added", (int) written.stream().filter(n -> n.verb().equals("add")).count());
    line.count("removed", (int) written.stream().filter(n -> n.verb().equals("remove")).count());
    line.count("waiting", questions.size());
    pending.done(line.id(), "member", twin.id(), done);
  }

  private static BaseStore.Agreed agreedThere(MemberCases.Case one, RemoteRecord record) {
    var shown = AgreedStatus.status(record.fields());
    return switch (one.move()) {
      case MemberMove.AddThere _ -> AgreedStatus.ofOurs(ours(one), shown);
      case MemberMove.StatusThere there -> AgreedStatus.of(there.agreed(shown));
      default -> AgreedStatus.ofTheirs(ours(one), shown);
    };
  }

  private static Image ours(MemberCases.Case one) {
    return one.ours() == null ? new Image.Blank() : Image.of(one.ours().status());
  }
}
