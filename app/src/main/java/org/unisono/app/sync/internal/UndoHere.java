package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Members;
import org.unisono.app.campaigns.StatusChange;
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
  private final UndoPeople values;

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
      UndoPeople values) {
    this.values = values;
    this.members = members;
    this.people = people;
    this.identities = identities;
    this.campaigns = campaigns;
    this.links = links;
    this.pending = pending;
    this.bases = bases;
    this.ledger = ledger;
    this.deals = deals;
  }

  void takeBack(Line line, UUID undone, List<Note> notes) {
    Map<UUID, List<Note>> added = new LinkedHashMap<>();
    Map<UUID, List<Note>> moved = new LinkedHashMap<>();
    List<UUID> made = new ArrayList<>();
    List<RemoteRef> linked = new ArrayList<>();
    List<Note> sold = new ArrayList<>();
    List<Note> changed = new ArrayList<>();
    List<Note> done = new ArrayList<>();
    for (var note : notes) {
      switch (note.stream() + " " + note.verb()) {
        case "deals create", "deals update" -> sold.add(note);
        case "members add" ->
            added
                .computeIfAbsent(Objects.requireNonNull(note.campaignId()), _ -> new ArrayList<>())
                .add(note);
        case "members status" ->
            moved
                .computeIfAbsent(Objects.requireNonNull(note.campaignId()), _ -> new ArrayList<>())
                .add(note);
        case "people create" -> made.add(Objects.requireNonNull(note.personId()));
        case "people update" -> changed.add(note);
        case "people link" -> linked.add(Objects.requireNonNull(note.remote()));
        case "campaigns update" -> done.add(undone(note, field(note)));
        default -> done.add(undone(note, "stays"));
      }
    }
    moved.forEach((campaign, those) -> done.addAll(statuses(campaign, those)));
    added.forEach((campaign, those) -> done.addAll(withdraw(line, undone, campaign, those)));
    identities.unlink(links.unlink(line.id(), line.system(), linked));
    deals.takeBack(line, sold, done);
    done.addAll(values.takeBack(line, changed));
    people.withdraw(made);
    ledger.add(line.id(), line.runId(), done);
    line.count("here", done.size() + made.size());
    line.count("unlinked", linked.size());
  }

  private List<Note> withdraw(Line line, UUID undone, UUID campaign, List<Note> notes) {
    var ids = notes.stream().map(n -> Objects.requireNonNull(n.personId())).toList();
    members.withdraw(campaign, undone, ids);
    notes.stream()
        .map(Note::twinId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(
            twin -> {
              pending.drop(line.id(), "member", twin, ids);
              bases.forget(line.id(), "member", twin, ids);
            });
    line.count("removed", notes.size());
    return notes.stream().map(n -> undone(n, "undone")).toList();
  }

  /// Back to what they were, unless somebody has moved them since. Of several moves of one person
  /// the latest comes first, and the earlier ones find what it has left.
  private List<Note> statuses(UUID campaign, List<Note> notes) {
    List<Note> done = new ArrayList<>();
    List<Note> left = new ArrayList<>(notes);
    while (!left.isEmpty()) {
      Map<UUID, Note> turn = new LinkedHashMap<>();
      left.forEach(n -> turn.putIfAbsent(Objects.requireNonNull(n.personId()), n));
      done.addAll(statuses(campaign, turn));
      left.removeIf(n -> turn.get(Objects.requireNonNull(n.personId())) == n);
    }
    return done;
  }

  private List<Note> statuses(UUID campaign, Map<UUID, Note> notes) {
    Map<UUID, StatusChange> changes = new LinkedHashMap<>();
    for (var now : members.all(campaign, notes.keySet())) {
      var note = Objects.requireNonNull(notes.get(now.personId()));
      var before = note.from();
      if (before != null && now.status().equals(note.to())) {
        changes.put(
            now.personId(), new StatusChange(now.personId(), now.version(), before, "undone"));
      }
    }
    var refused = members.setStatuses(campaign, List.copyOf(changes.values()));
    return notes.values().stream()
        .map(
            n -> {
              var person = Objects.requireNonNull(n.personId());
              boolean back = changes.containsKey(person) && !refused.containsKey(person);
              return undone(n, back ? "undone" : "stays");
            })
        .toList();
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
