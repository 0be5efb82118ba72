package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Members of campaigns: the roll is read, the differences are written, the roll is read again.
final class MemberPushes {
  /// @param status wanted; null to be taken out
  record Wish(int at, Push push, Parts twin, RemoteRef person, @Nullable String status) {}

  private final Rolls rolls;
  private final MemberWrites writes;
  private final Results results;
  private final Map<String, List<Wish>> byCampaign = new LinkedHashMap<>();

  MemberPushes(Rolls rolls, MemberWrites writes, Results results) {
    this.rolls = rolls;
    this.writes = writes;
    this.results = results;
  }

  void add(int at, Push.AddMember push) {
    add(new Wish(at, push, push.twin(), push.person(), push.status()));
  }

  void add(int at, Push.SetMemberStatus push) {
    add(new Wish(at, push, push.twin(), push.person(), push.status()));
  }

  void add(int at, Push.RemoveOwnedMember push) {
    add(new Wish(at, push, push.twin(), push.person(), null));
  }

  private void add(Wish wish) {
    byCampaign.computeIfAbsent(wish.twin().campaign().id(), c -> new ArrayList<>()).add(wish);
  }

  void run() {
    byCampaign.values().forEach(this::run);
  }

  private void run(List<Wish> wishes) {
    var twin = wishes.getFirst().twin();
    var open = new ArrayList<Wish>();
    Rolls.Roll before;
    try {
      before = rolls.read(twin);
      var ladder = rolls.ladder(twin);
      for (var wish : wishes) {
        var settled = settled(wish, ladder, before.members().get(wish.person().id()));
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

  private static @Nullable PushResult settled(
      Wish wish, Ladder ladder, Rolls.@Nullable Member now) {
    var status = wish.status();
    if (status == null) {
      return removal(wish, now);
    }
    if (!ladder.isKnown(status)) {
      return new PushResult.Refused(
          "unknownStatus", Rolls.STATUS, status + " is no status of the campaign.");
    }
    if (ladder.isOptOut(status)) {
      return new PushResult.Refused(
          "consentIsNoField", Rolls.STATUS, "An opt-out is written as consent only.");
    }
    if (now == null) {
      return wish.push() instanceof Push.SetMemberStatus
          ? new PushResult.Gone(wish.person())
          : null;
    }
    if (status.equals(now.status())) {
      return new PushResult.Written(now.record(), Effect.UNCHANGED, List.of());
    }
    boolean free =
        wish.push() instanceof Push.SetMemberStatus set
            && (set.expected() == null || Image.of(now.status()).equals(set.expected()));
    return free ? null : new PushResult.Moved(now.record());
  }

  private static @Nullable PushResult removal(Wish wish, Rolls.@Nullable Member now) {
    if (now == null) {
      return new PushResult.Gone(wish.person());
    }
    if (wish.push() instanceof Push.RemoveOwnedMember remove
        && remove.hasMoved(Image.of(now.status()))) {
      return new PushResult.Moved(now.record());
    }
    return now.onOurs() && !now.elsewhere()
        ? null
        : new PushResult.Refused("notOurs", null, "Somebody else put them into the campaign.");
  }

  private void write(Parts twin, List<Wish> wishes, Rolls.Roll before) {
    Snag trouble = null;
    try {
      writes.write(twin, wishes, before);
    } catch (Snag snag) {
      trouble = snag;
    }
    try {
      var after = rolls.read(twin).members();
      for (var wish : wishes) {
        var was = before.members().get(wish.person().id());
        results.put(wish.at(), result(wish, was, after.get(wish.person().id()), trouble));
      }
    } catch (Snag blind) {
      var result =
          trouble == null || trouble instanceof Snag.Unclear
              ? new PushResult.InDoubt(null)
              : Tried.notWritten(Tried.trouble(trouble));
      wishes.forEach(w -> results.put(w.at(), result));
    }
  }

  /// To set a status twice is to set it once: what does not stand can be tried again.
  private static PushResult result(
      Wish wish, Rolls.@Nullable Member was, Rolls.@Nullable Member now, @Nullable Snag trouble) {
    if (now == null) {
      return wish.status() == null
          ? new PushResult.Written(
              Rolls.record(wish.twin(), wish.person(), "-", ""), Effect.CHANGED, List.of())
          : notHeld(trouble);
    }
    var effect = was == null ? Effect.CREATED : Effect.CHANGED;
    if (now.status().equals(wish.status())) {
      return new PushResult.Written(now.record(), effect, List.of());
    }
    return trouble == null && wish.status() != null
        ? new PushResult.Projected(now.record(), effect, Set.of(Rolls.STATUS))
        : notHeld(trouble);
  }

  private static PushResult notHeld(@Nullable Snag trouble) {
    return trouble == null
        ? new PushResult.NotSent(
            new Trouble.AskedWrong("notHeld", Rolls.STATUS, "Dynamics did not keep it."))
        : Tried.notWritten(Tried.trouble(trouble));
  }
}
