package org.unisono.connectors.hubspot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Parts;
import org.unisono.connector.Parts.Role;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Members of campaigns: the roll is read, the differences are written, the roll is read again.
final class MemberPushes {

  /// @param status wanted; null to be taken out
  record Wish(int at, Push push, Parts twin, String contact, @Nullable String status) {}

  private final Rolls rolls;
  private final StatusPush statuses;
  private final RollWriter writer;
  private final Automations automations;
  private final Results results;
  private final Map<String, List<Wish>> byTwin = new LinkedHashMap<>();

  MemberPushes(HubSpotApi api, Automations automations, Results results) {
    this.rolls = new Rolls(api);
    this.statuses = new StatusPush(api);
    this.writer = new RollWriter(api);
    this.automations = automations;
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
    byTwin.computeIfAbsent(wish.twin().campaign().id(), t -> new ArrayList<>()).add(wish);
  }

  void run() {
    byTwin.values().forEach(this::run);
  }

  private void run(List<Wish> wishes) {
    var twin = wishes.getFirst().twin();
    var open = new ArrayList<Wish>();
    Rolls.Roll before;
    try {
      before = rolls.read(twin);
      var ours = ours(twin);
      for (var wish : wishes) {
        var settled = settled(wish, before, ours);
        if (settled == null) {
          settled = held(wish, before);
        }
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

  private Set<String> ours(Parts twin) {
    var ours = new HashSet<String>();
    for (var part : twin.parts()) {
      if (part.role() == Role.STATUS_LIST && statuses.isOurs(part.id())) {
        ours.add(part.id());
      }
    }
    return ours;
  }

  private @Nullable PushResult settled(Wish wish, Rolls.Roll before, Set<String> ours) {
    if (!wish.contact().matches("\\d{1,18}")) {
      return new PushResult.Refused("notPossible", null, "That is no contact of HubSpot.");
    }
    var now = before.statuses().get(wish.contact());
    var status = wish.status();
    if (status == null) {
      return removal(wish, now, before, ours);
    }
    var refusal = refusal(wish.twin(), status, ours);
    if (refusal != null) {
      return refusal;
    }
    if (now != null && status.equals(now)) {
      return new PushResult.Written(
          Rolls.member(wish.twin(), wish.contact(), now), Effect.UNCHANGED, List.of());
    }
    if (now == null) {
      return wish.push() instanceof Push.SetMemberStatus(var _, var person, var _, var _)
          ? new PushResult.Gone(person)
          : null;
    }
    boolean free =
        wish.push() instanceof Push.SetMemberStatus set
            && (set.expected() == null || Image.of(now).equals(set.expected()));
    return free ? null : new PushResult.Moved(Rolls.member(wish.twin(), wish.contact(), now));
  }

  private static @Nullable PushResult refusal(Parts twin, String status, Set<String> ours) {
    boolean atEvent = twin.in(Role.EVENT).isPresent() && StatusPush.STATES.contains(status);
    if (atEvent) {
      return status.equals("NO_SHOW")
          ? new PushResult.Refused(
              "notPossible", Rolls.STATUS, "HubSpot itself marks who did not come.")
          : null;
    }
    var list = twin.ofStatus(status);
    if (list.isEmpty()) {
      return new PushResult.Refused(
          "unknownStatus", Rolls.STATUS, status + " is no status of the campaign.");
    }
    return ours.contains(list.get().id())
        ? null
        : new PushResult.Refused(
            "notOurs", null, "The name of the list has to begin with " + StatusPush.OURS.strip());
  }

  private static @Nullable PushResult removal(
      Wish wish, @Nullable String now, Rolls.Roll before, Set<String> ours) {
    if (now == null) {
      return new PushResult.Gone(Rolls.member(wish.twin(), wish.contact(), "-").ref());
    }
    if (wish.push() instanceof Push.RemoveOwnedMember remove && remove.hasMoved(Image.of(now))) {
      return new PushResult.Moved(Rolls.member(wish.twin(), wish.contact(), now));
    }
    boolean listed =
        before.lists().entrySet().stream()
            .anyMatch(l -> ours.contains(l.getKey()) && l.getValue().contains(wish.contact()));
    boolean atEvent = before.occurred().containsKey(wish.contact());
    return listed && !atEvent
        ? null
        : new PushResult.Refused("notOurs", null, "Who took part in an event stays in it.");
  }

  /// What a workflow would take them in by is refused before anything is written: no half of a
  /// member is made.
  private @Nullable PushResult held(Wish wish, Rolls.Roll before) {
    return writer
        .lists(wish, before)
        .map(automations::onLists)
        .orElseGet(automations::onAttendance)
        .map(no -> new PushResult.Refused(no.code(), no.field(), no.text()))
        .orElse(null);
  }

  private void write(Parts twin, List<Wish> wishes, Rolls.Roll before) {
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
        results.put(wish.at(), result(wish, before, after.get(wish.contact()), trouble));
      }
    } catch (Snag blind) {
      var result =
          trouble != null && !unclear ? Tried.notWritten(trouble) : new PushResult.InDoubt(null);
      wishes.forEach(w -> results.put(w.at(), result));
    }
  }

  /// To set a status twice is to set it once: what does not stand can be tried again.
  private static PushResult result(
      Wish wish, Rolls.Roll before, @Nullable String now, @Nullable Trouble trouble) {
    var was = before.statuses().get(wish.contact());
    if (now == null) {
      var ref = Rolls.member(wish.twin(), wish.contact(), "-");
      return wish.status() == null
          ? new PushResult.Written(ref, Effect.CHANGED, List.of())
          : notHeld(trouble);
    }
    var record = Rolls.member(wish.twin(), wish.contact(), now);
    if (now.equals(wish.status())) {
      var effect = was == null ? Effect.CREATED : Effect.CHANGED;
      return new PushResult.Written(record, effect, List.of());
    }
    return trouble == null
        ? new PushResult.Projected(record, Effect.CHANGED, Set.of(Rolls.STATUS))
        : notHeld(trouble);
  }

  private static PushResult notHeld(@Nullable Trouble trouble) {
    return trouble == null
        ? new PushResult.NotSent(
            new Trouble.AskedWrong("notHeld", Rolls.STATUS, "HubSpot did not keep it."))
        : Tried.notWritten(trouble);
  }
}
