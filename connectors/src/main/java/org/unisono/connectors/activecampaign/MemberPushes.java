package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Members of campaigns: the tags are read, the differences are written, the tags are read again.
final class MemberPushes {
  /// @param status wanted; null to be taken out
  record Wish(int at, Push push, Parts twin, String contact, @Nullable String status) {}

  private final Tags tags;
  private final Rolls rolls;
  private final Automations automations;
  private final TagWrites writes;
  private final Results results;
  private final Map<String, List<Wish>> byCampaign = new LinkedHashMap<>();

  MemberPushes(Tags tags, Rolls rolls, Automations automations, TagWrites writes, Results results) {
    this.tags = tags;
    this.rolls = rolls;
    this.automations = automations;
    this.writes = writes;
    this.results = results;
  }

  void add(int at, Push.AddMember push) {
    add(new Wish(at, push, push.twin(), push.person().id(), push.status()));
  }

  void add(int at, Push.SetMemberStatus push) {
    add(new Wish(at, push, push.twin(), push.person().id(), push.status()));
  }

  void add(int at, Push.RemoveOwnedMember push) {
    add(new Wish(at, push, push.twin(), push.person().id(), null));
  }

  private void add(Wish wish) {
    byCampaign.computeIfAbsent(wish.twin().campaign().id(), c -> new ArrayList<>()).add(wish);
  }

  void run() {
    byCampaign.values().forEach(this::run);
  }

  private void run(List<Wish> wishes) {
    try {
      settleOrWrite(wishes);
    } catch (Snag nothingWritten) {
      var result = Tried.notWritten(Tried.trouble(nothingWritten));
      wishes.forEach(w -> results.putIfNone(w.at(), result));
    }
  }

  private void settleOrWrite(List<Wish> wishes) {
    var twin = wishes.getFirst().twin();
    if (tags.campaign(twin.campaign().id()).isEmpty()) {
      wishes.forEach(w -> results.put(w.at(), new PushResult.Gone(twin.campaign())));
      return;
    }
    var names = names(twin);
    var before = rolls.read(twin);
    var open = new ArrayList<Wish>();
    for (var wish : wishes) {
      var settled = settled(wish, before, names.keySet());
      if (settled == null) {
        open.add(wish);
      } else {
        results.put(wish.at(), settled);
      }
    }
    var free = free(open, before, names);
    if (!free.isEmpty()) {
      write(twin, free, before, names);
    }
  }

  /// Names of the status tags that carry our mark, by id.
  private Map<String, String> names(Parts twin) {
    var names = new HashMap<String, String>();
    tags.statuses(twin.campaign().id())
        .forEach(t -> names.put(Json.text(t, "id"), Json.text(t, "tag")));
    return names;
  }

  private static @Nullable PushResult settled(Wish wish, Rolls.Roll before, Set<String> ours) {
    if (!wish.contact().matches("\\d{1,18}")) {
      return new PushResult.Refused("notPossible", null, "That is no contact of ActiveCampaign.");
    }
    var now = before.statuses().get(wish.contact());
    var status = wish.status();
    if (status == null) {
      if (now == null) {
        return new PushResult.Gone(Rolls.member(wish.twin(), wish.contact(), "-").ref());
      }
      return wish.push() instanceof Push.RemoveOwnedMember remove && remove.hasMoved(Image.of(now))
          ? new PushResult.Moved(Rolls.member(wish.twin(), wish.contact(), now))
          : null;
    }
    var tag = wish.twin().ofStatus(status);
    if (tag.isEmpty()) {
      return new PushResult.Refused(
          "unknownStatus", Rolls.STATUS, status + " is no status of the campaign.");
    }
    if (!ours.contains(tag.get().id())) {
      // A name of its own takes our mark off a tag.
      var name = Tags.statusName(wish.twin().campaign().id(), tag.get().label());
      return new PushResult.Refused(
          "notOurs", null, "The tag is not reserved: it has to be called " + name + ".");
    }
    if (now == null) {
      return wish.push() instanceof Push.SetMemberStatus set
          ? new PushResult.Gone(set.person())
          : null;
    }
    return standing(wish, now, before);
  }

  private static @Nullable PushResult standing(Wish wish, String now, Rolls.Roll before) {
    var member = Rolls.member(wish.twin(), wish.contact(), now);
    if (now.equals(wish.status()) && TagWrites.others(wish, before).isEmpty()) {
      return new PushResult.Written(member, Effect.UNCHANGED, List.of());
    }
    boolean free =
        wish.push() instanceof Push.SetMemberStatus set
            && (set.expected() == null || Image.of(now).equals(set.expected()));
    return free ? null : new PushResult.Moved(member);
  }

  /// Those that set off no automation.
  private List<Wish> free(List<Wish> open, Rolls.Roll before, Map<String, String> names) {
    var free = new ArrayList<Wish>();
    var known = new HashMap<Set<String>, Optional<Denied>>();
    for (var wish : open) {
      var touched = new HashSet<String>();
      TagWrites.target(wish).ifPresent(t -> touched.add(names.getOrDefault(t.id(), t.label())));
      TagWrites.others(wish, before).forEach(t -> touched.add(names.getOrDefault(t, t)));
      known
          .computeIfAbsent(touched, automations::onTags)
          .ifPresentOrElse(
              no -> results.put(wish.at(), new PushResult.Refused(no.code(), null, no.text())),
              () -> free.add(wish));
    }
    return free;
  }

  private void write(Parts twin, List<Wish> wishes, Rolls.Roll before, Map<String, String> names) {
    Trouble trouble = null;
    boolean unclear = false;
    try {
      writes.write(wishes, before, names);
    } catch (Snag snag) {
      trouble = Tried.trouble(snag);
      unclear = snag instanceof Snag.Unclear;
    }
    try {
      var after = rolls.read(twin).statuses();
      for (var wish : wishes) {
        results.put(wish.at(), result(wish, before, after.get(wish.contact()), trouble));
      }
    } catch (Snag blind) {
      var result =
          trouble != null && !unclear ? Tried.notWritten(trouble) : new PushResult.InDoubt(null);
      wishes.forEach(w -> results.put(w.at(), result));
    }
  }

  /// A tag that is put on twice is worn once: what does not stand can be tried again.
  private static PushResult result(
      Wish wish, Rolls.Roll before, @Nullable String now, @Nullable Trouble trouble) {
    if (now == null) {
      return wish.status() == null
          ? new PushResult.Written(
              Rolls.member(wish.twin(), wish.contact(), "-"), Effect.CHANGED, List.of())
          : notHeld(trouble);
    }
    var member = Rolls.member(wish.twin(), wish.contact(), now);
    if (now.equals(wish.status())) {
      boolean isNew = !before.statuses().containsKey(wish.contact());
      var effect = isNew ? Effect.CREATED : Effect.CHANGED;
      return new PushResult.Written(member, effect, List.of());
    }
    return trouble == null
        ? new PushResult.Projected(member, Effect.CHANGED, Set.of(Rolls.STATUS))
        : notHeld(trouble);
  }

  private static PushResult notHeld(@Nullable Trouble trouble) {
    return trouble == null
        ? new PushResult.NotSent(
            new Trouble.AskedWrong("notHeld", Rolls.STATUS, "The tag did not stay."))
        : Tried.notWritten(trouble);
  }
}
