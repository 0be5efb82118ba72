package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.jobs.Turns;
import org.unisono.app.people.People;
import org.unisono.app.sync.internal.HeadStore.Head;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.core.merge.Agreement;

/// Sees whether the campaigns of twins are still there. Of one that is gone nothing travels any
/// more, and a person is asked; one that was merged into another is followed where that is free.
@Component
class FollowHeads {

  private final HeadStore heads;
  private final TwinStore twins;
  private final PendingStore pending;
  private final MirrorStore mirror;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final Campaigns campaigns;
  private final People people;

  FollowHeads(
      HeadStore heads,
      TwinStore twins,
      PendingStore pending,
      MirrorStore mirror,
      InboxStore inbox,
      LedgerStore ledger,
      Campaigns campaigns,
      People people) {
    this.heads = heads;
    this.twins = twins;
    this.pending = pending;
    this.mirror = mirror;
    this.inbox = inbox;
    this.ledger = ledger;
    this.campaigns = campaigns;
    this.people = people;
  }

  /// By what was read.
  ///
  /// @return the twins that have another campaign now, or theirs again: its members are to be read
  Set<UUID> follow(Line line, Turns turns) {
    return turns.turn(
        () -> {
          Set<UUID> live = new LinkedHashSet<>();
          for (var head : heads.gone(line.id())) {
            if (gone(line, head)) {
              live.add(head.twin());
            }
          }
          heads.back(line.id()).forEach(head -> live.add(head.twin()));
          return live;
        });
  }

  /// @return whether it was followed to another
  private boolean gone(Line line, Head head) {
    var into = head.into();
    if (into != null && heads.follow(line.id(), head.twin(), into)) {
      followed(line, head, into);
      return true;
    }
    pending.park(line.id(), "member", head.twin(), HeadStore.GONE);
    ask(line, head);
    return false;
  }

  private void followed(Line line, Head head, String into) {
    var ref = new RemoteRef(RecordKind.CAMPAIGN, into);
    var name = nameThere(line, ref);
    if (name != null) {
      twins.named(head.twin(), name);
    }
    ledger.add(
        line.id(),
        line.runId(),
        List.of(
            new Note(
                "campaigns",
                "in",
                "link",
                name(head.campaign()),
                head.twin(),
                head.campaign(),
                null,
                ref,
                null,
                nameThere(head),
                name == null ? into : name,
                "linked",
                "mergedThere")));
    mirror.dealsOf(line.id(), into);
  }

  private @Nullable String nameThere(Line line, RemoteRef ref) {
    var field = FieldMaps.named(line.fields(RecordKind.CAMPAIGN), "name");
    return mirror
        .find(line.id(), ref)
        .flatMap(row -> field.map(row::image))
        .map(ImageCodec::raw)
        .orElse(null);
  }

  private static String nameThere(Head head) {
    return head.name() == null ? head.remote() : head.name();
  }

  private String name(UUID campaign) {
    return campaigns.find(campaign).map(Campaign::name).orElse("");
  }

  private static String subject(UUID twin) {
    return "twin:" + twin;
  }

  private void ask(Line line, Head head) {
    Map<String, Object> params = new LinkedHashMap<>();
    var into = head.into();
    var winner = into == null ? null : nameThere(line, new RemoteRef(RecordKind.CAMPAIGN, into));
    var paired = head.pairedWith();
    if (paired != null) {
      params.put("campaign", name(paired));
    }
    var reason = String.valueOf(head.gone());
    inbox.ask(
        line.id(),
        List.of(
            Question.of("twin", reason, params, subject(head.twin()), name(head.campaign()))
                .about(head.twin(), head.campaign(), null)
                .at(new RemoteRef(RecordKind.CAMPAIGN, head.remote()))
                .sides("", null, null, winner == null ? nameThere(head) : winner)));
    line.count("waiting", 1);
  }

  /// What the two have missed of each other is looked at, and nobody counts as removed there who
  /// went with the campaign: members of both sides are united. Who was taken out there meanwhile
  /// cannot be told from them, which is written down.
  void unite(Line line, Set<UUID> live, Turns turns) {
    turns.turn(
        () -> {
          for (var id : live) {
            var vanished = heads.forgetVanished(line.id(), id);
            for (var twin : twins.of(line.id(), null, id)) {
              ledger.add(line.id(), line.runId(), unitedAgain(twin, vanished));
              pending.addAll(twin);
            }
          }
          inbox.settle(line.id(), live.stream().map(FollowHeads::subject).toList(), List.of());
          return true;
        });
  }

  private List<Note> unitedAgain(TwinRow twin, Map<UUID, Map<String, Agreement>> vanished) {
    return people.all(vanished.keySet()).stream()
        .map(person -> MemberNotes.unitedAgain(twin, person, status(vanished.get(person.id()))))
        .toList();
  }

  private static @Nullable String status(@Nullable Map<String, Agreement> agreed) {
    var status = agreed == null ? null : agreed.get("status");
    return status == null ? null : ImageCodec.raw(status.theirs());
  }

  /// Where members are gone, the campaign itself is looked at before anybody is ended here: they
  /// may have gone with it, and the word of that comes later.
  ///
  /// @return the twins whose campaign is there again: its members are to be read
  Set<UUID> see(Line line, Turns turns) {
    Set<UUID> live = new LinkedHashSet<>();
    for (var head : turns.turn(() -> heads.doubted(line.id()))) {
      var read = line.session().read(new RemoteRef(RecordKind.CAMPAIGN, head.remote()));
      boolean isThere = isThere(line, read);
      if (isThere && head.gone() != null) {
        live.add(head.twin());
      }
      turns.turn(
          () -> {
            saw(line, head, isThere);
            return true;
          });
    }
    return live;
  }

  private static boolean isThere(Line line, Reading<Optional<RemoteRecord>> read) {
    return switch (read) {
      case Reading.Of<Optional<RemoteRecord>>(var found) -> found.isPresent();
      case Reading.Failed<Optional<RemoteRecord>>(var why) -> {
        line.met(why);
        yield false;
      }
    };
  }

  private void saw(Line line, Head head, boolean isThere) {
    heads.note(head.twin(), isThere ? null : HeadStore.UNSEEN);
    if (isThere) {
      return;
    }
    pending.park(line.id(), "member", head.twin(), HeadStore.GONE);
    if (!HeadStore.UNSEEN.equals(head.gone())) {
      ask(line, head.unseen());
    }
  }
}
