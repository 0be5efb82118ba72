package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Members;
import org.unisono.app.people.Identities;
import org.unisono.app.people.People;
import org.unisono.connector.RemoteRef;

/// Takes back what a run wrote here.
@Component
class UndoHere {

  private final Members members;
  private final People people;
  private final Identities identities;
  private final CampaignSide campaigns;
  private final LinkStore links;
  private final PendingStore pending;
  private final BaseStore bases;
  private final LedgerStore ledger;
  private final TakeDeals deals;
  private final Attempts attempts;

  UndoHere(
      Members members,
      People people,
      Identities identities,
      CampaignSide campaigns,
      LinkStore links,
      PendingStore pending,
      BaseStore bases,
      LedgerStore ledger,
      TakeDeals deals,
      Attempts attempts) {
    this.members = members;
    this.people = people;
    this.identities = identities;
    this.campaigns = campaigns;
    this.links = links;
    this.pending = pending;
    this.bases = bases;
    this.ledger = ledger;
    this.deals = deals;
    this.attempts = attempts;
  }

  void takeBack(Line line, UUID undone, List<Note> notes) {
    Map<UUID, List<Note>> added = new LinkedHashMap<>();
    List<UUID> made = new ArrayList<>();
    List<RemoteRef> linked = new ArrayList<>();
    List<Note> sold = new ArrayList<>();
    List<Note> done = new ArrayList<>();
    for (var note : notes) {
      switch (note.stream() + " " + note.verb()) {
        case "deals create", "deals update" -> sold.add(note);
        case "members add" ->
            added
                .computeIfAbsent(Objects.requireNonNull(note.campaignId()), _ -> new ArrayList<>())
                .add(note);
        case "members status" -> done.add(undone(note, status(note)));
        case "people create" -> made.add(Objects.requireNonNull(note.personId()));
        case "people link" -> linked.add(Objects.requireNonNull(note.remote()));
        case "campaigns update" -> done.add(undone(note, field(note)));
        default -> done.add(undone(note, "stays"));
      }
    }
    added.forEach((campaign, those) -> done.addAll(withdraw(line, undone, campaign, those)));
    identities.unlink(links.unlink(line.id(), line.system(), linked));
    deals.takeBack(line, sold, done);
    people.withdraw(made);
    ledger.add(line.id(), line.runId(), done);
    line.count("here", done.size() + made.size());
    line.count("unlinked", linked.size());
  }

  private List<Note> withdraw(Line line, UUID undone, UUID campaign, List<Note> notes) {
    var ids = notes.stream().map(n -> Objects.requireNonNull(n.personId())).toList();
    members.withdraw(campaign, undone, ids);
    List<Note> done = new ArrayList<>();
    for (var note : notes) {
      var twin = note.twinId();
      if (twin != null) {
        pending.drop(line.id(), "member", twin, ids);
        bases.forget(line.id(), "member", twin, ids);
      }
      done.add(undone(note, "undone"));
    }
    line.count("removed", notes.size());
    return done;
  }

  /// Back to what it was, unless somebody has moved it since.
  private String status(Note note) {
    var campaign = Objects.requireNonNull(note.campaignId());
    var person = Objects.requireNonNull(note.personId());
    var now = members.all(campaign, List.of(person)).stream().findFirst();
    var before = note.from();
    if (now.isEmpty() || before == null || !now.get().status().equals(note.to())) {
      return "stays";
    }
    return attempts
        .tried(() -> members.setStatus(campaign, person, now.get().version(), before, "undone"))
        .map(_ -> "stays")
        .orElse("undone");
  }

  private String field(Note note) {
    var campaign = Objects.requireNonNull(note.campaignId());
    var field = Objects.requireNonNull(note.field());
    return campaigns.restore(campaign, field, note.to(), note.from()) ? "undone" : "stays";
  }

  static Note undone(Note note, String outcome) {
    return new Note(
        note.stream(),
        note.direction(),
        note.verb(),
        note.record(),
        note.twinId(),
        note.campaignId(),
        note.personId(),
        note.remote(),
        note.field(),
        note.to(),
        note.from(),
        outcome,
        null);
  }
}
