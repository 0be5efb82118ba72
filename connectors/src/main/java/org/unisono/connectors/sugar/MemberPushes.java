package org.unisono.connectors.sugar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.sugar.Rolls.Roll;
import org.unisono.connectors.writing.Results;

/// Members of campaigns: the roll is read, the differences are written, the roll is read again.
final class MemberPushes {

  private final Rolls rolls;
  private final Lists lists;
  private final RollWriter writer;
  private final Results results;
  private final Map<String, List<MemberWish>> byTwin = new LinkedHashMap<>();

  MemberPushes(Site site, Lists lists, Results results) {
    this.rolls = new Rolls(site);
    this.lists = lists;
    this.writer = new RollWriter(site, lists);
    this.results = results;
  }

  void add(MemberWish wish) {
    byTwin.computeIfAbsent(wish.twin().campaign().id(), t -> new ArrayList<>()).add(wish);
  }

  void run() {
    byTwin.values().forEach(this::run);
  }

  private void run(List<MemberWish> wishes) {
    var twin = wishes.getFirst().twin();
    var open = new ArrayList<MemberWish>();
    Roll before;
    try {
      before = rolls.read(twin);
      for (var wish : wishes) {
        var settled = settled(wish, before);
        if (settled == null) {
          open.add(wish);
        } else {
          results.put(wish.at(), settled);
        }
      }
    } catch (Snag snag) {
      wishes.forEach(w -> results.put(w.at(), Tried.notWritten(Tried.trouble(snag))));
      return;
    }
    if (!open.isEmpty()) {
      write(twin, open, before);
    }
  }

  private @Nullable PushResult settled(MemberWish wish, Roll before) {
    var now = before.statuses().get(wish.person().id());
    var status = wish.status();
    if (status != null && wish.twin().ofStatus(status).isEmpty()) {
      // A mailing may be why it has no list.
      return lists
          .mailing(wish.twin().campaign().id())
          .map(MemberPushes::refused)
          .orElseGet(() -> unknown(status));
    }
    var settled = wish.settled(now);
    return settled == null ? refusal(wish, before) : settled;
  }

  /// Of each list that would be written. On lists of others one who moves stays; who is on one is
  /// not taken out.
  private @Nullable PushResult refusal(MemberWish wish, Roll before) {
    var status = wish.status();
    var target = status == null ? Optional.<Part>empty() : wish.twin().ofStatus(status);
    for (var part : wish.twin().parts()) {
      boolean isTarget = target.filter(part::equals).isPresent();
      if (part.role() == Role.STATUS_LIST && (isTarget || isOn(wish, part, before))) {
        var denied = lists.refusal(part.id(), wish.twin());
        boolean stays = !isTarget && status != null && denied.filter(Lists::isOthers).isPresent();
        if (denied.isPresent() && !stays) {
          return refused(denied.get());
        }
      }
    }
    return null;
  }

  private static boolean isOn(MemberWish wish, Part part, Roll before) {
    return before.lists().getOrDefault(part.id(), Set.of()).contains(wish.person().id());
  }

  private static PushResult unknown(String status) {
    return new PushResult.Refused(
        "unknownStatus", Rolls.STATUS, status + " is no status of the campaign.");
  }

  private static PushResult refused(Denied no) {
    return new PushResult.Refused(no.code(), no.field(), no.text());
  }

  private void write(Parts twin, List<MemberWish> wishes, Roll before) {
    Trouble trouble = null;
    boolean unclear = false;
    try {
      writer.write(twin, wishes, before);
    } catch (Snag snag) {
      trouble = Tried.trouble(snag);
      unclear = snag instanceof Snag.Unclear;
    }
    try {
      var after = rolls.read(twin).statuses();
      for (var wish : wishes) {
        results.put(wish.at(), result(wish, before, after.get(wish.person().id()), trouble));
      }
    } catch (Snag blind) {
      var result =
          trouble != null && !unclear ? Tried.notWritten(trouble) : new PushResult.InDoubt(null);
      wishes.forEach(w -> results.put(w.at(), result));
    }
  }

  /// To set a status twice is to set it once: what does not stand can be tried again.
  private static PushResult result(
      MemberWish wish, Roll before, @Nullable String now, @Nullable Trouble trouble) {
    var status = wish.status();
    if (now == null && status == null) {
      var record = Rolls.member(wish.twin(), wish.person(), "-");
      return new PushResult.Written(record, Effect.CHANGED, List.of());
    }
    if (now != null && now.equals(status)) {
      boolean was = before.statuses().containsKey(wish.person().id());
      var record = Rolls.member(wish.twin(), wish.person(), now);
      return new PushResult.Written(record, was ? Effect.CHANGED : Effect.CREATED, List.of());
    }
    if (now != null && trouble == null) {
      var record = Rolls.member(wish.twin(), wish.person(), now);
      return new PushResult.Projected(record, Effect.CHANGED, Set.of(Rolls.STATUS));
    }
    return Tried.notWritten(
        trouble == null
            ? new Trouble.AskedWrong("notHeld", Rolls.STATUS, "It was not kept.")
            : trouble);
  }
}
