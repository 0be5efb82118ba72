package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.InboxAnswer;
import org.unisono.app.sync.internal.InboxStore.Open;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Decision;
import org.unisono.core.merge.Image;

/// Carries out what a person answers.
@Component
public class AnswerInbox {

  /// A value that nothing else has: the side that holds it counts as moved, so that an answer is
  /// carried out by the same merge as every other change.
  static final Image ASKED = Image.of("\u0001");

  private final InboxStore inbox;
  private final PendingStore pending;
  private final BaseStore bases;
  private final TwinStore twins;
  private final LedgerStore ledger;
  private final AnswerStatuses statuses;
  private final MirrorStore mirror;
  private final StartRuns runs;
  private final PartCampaigns parting;
  private final SayWho who;

  AnswerInbox(
      InboxStore inbox,
      PendingStore pending,
      BaseStore bases,
      TwinStore twins,
      LedgerStore ledger,
      AnswerStatuses statuses,
      MirrorStore mirror,
      StartRuns runs,
      PartCampaigns parting,
      SayWho who) {
    this.parting = parting;
    this.who = who;
    this.inbox = inbox;
    this.pending = pending;
    this.bases = bases;
    this.twins = twins;
    this.ledger = ledger;
    this.statuses = statuses;
    this.mirror = mirror;
    this.runs = runs;
  }

  /// @param items open, of one connection
  /// @throws Refused `required`, `notAnAnswer`, `unknownStatus`, `unknownRemote`, `alreadyTwinned`
  public int answer(UUID connection, List<Open> items, InboxAnswer answer) {
    var take = answer.take();
    if (take == null) {
      throw Refused.malformed("/take", "required", "This is required.");
    }
    for (var item : items) {
      if (!Answers.to(item.kind(), item.reason()).contains(take)) {
        throw new Refused(
            Refusal.RULE_BROKEN,
            "/take",
            "notAnAnswer",
            "{take} is no answer to this. These are: {known}.",
            Map.of(
                "take", take, "known", String.join(", ", Answers.to(item.kind(), item.reason()))));
      }
      carryOut(connection, item, take, answer.value());
    }
    inbox.answer(
        items.stream().map(Open::id).toList(), take, answer.value(), Acting.now().actor().name());
    if (!items.isEmpty()) {
      runs.moved(connection);
    }
    return items.size();
  }

  private void carryOut(UUID connection, Open item, String take, @Nullable String value) {
    switch (take) {
      case "ours" -> settle(connection, item, Decision.Side.OURS);
      case "theirs" -> settle(connection, item, Decision.Side.THEIRS);
      case "confirm" -> confirm(connection, item);
      case "map" -> statuses.map(connection, item, required(value));
      case "addHere" -> statuses.addHere(connection, item);
      case "retry" -> look(connection, item);
      case "link" -> who.is(connection, item.remote(), required(value));
      case "part" -> parting.part(Objects.requireNonNull(item.twinId()));
      case "make" -> make(connection, item);
      case "dismiss" -> dismiss(item);
      case "pair" -> parting.again(Objects.requireNonNull(item.twinId()), required(value));
      case "merge" -> who.merge(connection, Objects.requireNonNull(item.remote()));
      case "apart" -> who.apart(connection, Objects.requireNonNull(item.remote()));
      default -> {}
    }
  }

  private void make(UUID connection, Open item) {
    if (item.kind().equals("status")) {
      statuses.make(connection, item);
    } else {
      parting.again(Objects.requireNonNull(item.twinId()), null);
    }
  }

  private void dismiss(Open item) {
    if (item.kind().equals("status")) {
      statuses.leaveAway(item);
    }
  }

  private static String required(@Nullable String value) {
    if (value == null || value.isBlank()) {
      throw Refused.malformed("/value", "required", "This is required.");
    }
    return value;
  }

  /// What the person saw becomes the base, on the side they chose with a value that was never
  /// there: so that side has moved, and the other has not. If it moves again before the answer is
  /// carried out, they are asked again.
  private void settle(UUID connection, Open item, Decision.Side side) {
    var key = key(connection, item);
    var known =
        bases.of(connection, key.kind(), key.owner(), List.of(key.local())).get(key.local());
    Map<String, Agreement> images = new LinkedHashMap<>();
    if (known != null) {
      images.putAll(known.images());
    }
    boolean ours = side == Decision.Side.OURS;
    images.put(
        item.field(),
        ours ? Agreement.of(ASKED, image(item.theirs())) : Agreement.of(image(item.ours()), ASKED));
    bases.put(
        connection,
        key.kind(),
        key.owner(),
        Map.of(key.local(), new BaseStore.Agreed(images, known != null && known.oursMade())));
    ledger.add(
        connection,
        item.id(),
        List.of(
            new Note(
                key.kind() + "s",
                ours ? "out" : "in",
                "update",
                item.record(),
                item.twinId(),
                item.campaignId(),
                item.personId(),
                item.remote(),
                item.field(),
                ours ? item.theirs() : item.ours(),
                ours ? item.ours() : item.theirs(),
                "lost",
                "chosen")));
    pending.add(connection, key.kind(), key.owner(), List.of(key.local()));
  }

  private static Image image(@Nullable String raw) {
    return raw == null ? new Image.Blank() : Image.of(raw);
  }

  private record Key(String kind, UUID owner, UUID local) {}

  private static Key key(UUID connection, Open item) {
    var twin = item.twinId();
    var person = item.personId();
    if (twin != null && person != null) {
      return new Key("member", twin, person);
    }
    if (twin != null) {
      return new Key("campaign", twin, Objects.requireNonNull(item.campaignId()));
    }
    return new Key("person", connection, Objects.requireNonNull(person));
  }

  private void confirm(UUID connection, Open item) {
    var twin = Objects.requireNonNull(item.twinId());
    twins.allow(twin, Objects.requireNonNullElse(item.count(), 0));
    pending.letThrough(connection, "member", twin);
  }

  private void look(UUID connection, Open item) {
    var remote = item.remote();
    if (item.kind().equals("person") && remote != null) {
      mirror.tryAgain(connection, remote);
      return;
    }
    if (item.kind().equals("consent")) {
      var person = Objects.requireNonNull(item.personId());
      pending.add(connection, "consent", connection, List.of(person));
      return;
    }
    if (item.personId() != null || item.twinId() != null && item.remote() == null) {
      var key = key(connection, item);
      pending.add(connection, key.kind(), key.owner(), List.of(key.local()));
    }
  }
}
