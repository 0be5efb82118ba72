package org.unisono.app.campaigns.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.campaigns.AddOutcome;
import org.unisono.app.campaigns.Cause;
import org.unisono.app.campaigns.MemberDraft;
import org.unisono.app.campaigns.Members;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import tools.jackson.databind.node.ObjectNode;

/// Adding by hand or by the API: by id, or by an address, which makes the person when nobody has
/// it.
@Component
class AddByHand {

  private static final String PLACE = "/fields";

  private final People people;
  private final Members members;
  private final Fields fields;

  AddByHand(People people, Members members, Fields fields) {
    this.fields = fields;
    this.people = people;
    this.members = members;
  }

  /// Who is to be added; `personId` or `email`.
  record Entry(
      @Nullable UUID personId,
      @Nullable String email,
      @Nullable String status,
      @Nullable String reason,
      @Nullable ObjectNode fields) {}

  /// What came of one entry.
  sealed interface Answer {
    record NoPerson(Refusal kind, Fault fault) implements Answer {}

    record Decided(AddOutcome outcome) implements Answer {}
  }

  @Transactional
  public List<Answer> add(UUID campaign, List<Entry> entries) {
    var found = people(entries);
    List<MemberDraft> drafts = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (found.get(i) instanceof Found.Person(var id)) {
        var entry = entries.get(i);
        var values =
            entry.fields() == null
                ? null
                : fields.check(FieldSubject.MEMBER, entry.fields(), PLACE).values();
        drafts.add(new MemberDraft(id, entry.status(), Cause.MANUAL, entry.reason(), values));
      }
    }
    var outcomes = members.addAll(campaign, drafts).iterator();
    return found.stream()
        .map(
            f ->
                switch (f) {
                  case Found.Person _ -> (Answer) new Answer.Decided(outcomes.next());
                  case Found.Nobody(var kind, var fault) -> new Answer.NoPerson(kind, fault);
                })
        .toList();
  }

  @Transactional
  public void comeBack(UUID campaign, UUID person, @Nullable String reason) {
    var draft = new MemberDraft(person, null, Cause.MANUAL, reason);
    if (members.addAll(campaign, List.of(draft)).getFirst() instanceof AddOutcome.NotAdded no) {
      throw new Refused(no.kind(), List.of(no.fault()));
    }
  }

  private sealed interface Found {
    record Person(UUID id) implements Found {}

    record Nobody(Refusal kind, Fault fault) implements Found {}
  }

  /// Values that do not fit refuse the entry, before anybody is made for it.
  private List<Found> people(List<Entry> entries) {
    var fitting = entries.stream().filter(e -> misfit(e) == null).toList();
    var found = lookUp(fitting).iterator();
    return entries.stream()
        .map(
            entry -> {
              var fault = misfit(entry);
              return fault == null
                  ? found.next()
                  : new Found.Nobody(
                      fault.code().equals("unknownField") ? Refusal.MALFORMED : Refusal.RULE_BROKEN,
                      fault);
            })
        .toList();
  }

  private @Nullable Fault misfit(Entry entry) {
    return entry.fields() == null
        ? null
        : fields.check(FieldSubject.MEMBER, entry.fields(), PLACE).faults().stream()
            .findFirst()
            .orElse(null);
  }

  private List<Found> lookUp(List<Entry> entries) {
    var ids = entries.stream().map(Entry::personId).filter(java.util.Objects::nonNull).toList();
    var known =
        people.all(ids).stream().map(Person::id).collect(java.util.stream.Collectors.toSet());
    var byAddress =
        entries.stream().filter(e -> e.personId() == null && e.email() != null).toList();
    var put =
        people
            .putAll(
                byAddress.stream()
                    .map(e -> PersonDraft.ofEmail(java.util.Objects.requireNonNull(e.email())))
                    .toList())
            .iterator();
    return entries.stream()
        .map(
            entry -> {
              if (entry.personId() != null) {
                return known.contains(entry.personId())
                    ? new Found.Person(entry.personId())
                    : unknown(entry.personId());
              }
              return entry.email() == null ? unnamed() : found(put.next());
            })
        .toList();
  }

  private static Found found(PutOutcome outcome) {
    return switch (outcome) {
      case PutOutcome.Created(var id) -> new Found.Person(id);
      case PutOutcome.Updated(var id, var _) -> new Found.Person(id);
      case PutOutcome.Unchanged(var id) -> new Found.Person(id);
      case PutOutcome.NotPut(var faults) ->
          new Found.Nobody(
              faults.getFirst().code().startsWith("ambiguous")
                  ? Refusal.CLASH
                  : Refusal.RULE_BROKEN,
              faults.getFirst());
    };
  }

  private static Found unknown(UUID id) {
    return new Found.Nobody(
        Refusal.RULE_BROKEN,
        new Fault("/personId", "unknownPerson", "There is no such person.", Map.of("id", id)));
  }

  private static Found unnamed() {
    return new Found.Nobody(
        Refusal.RULE_BROKEN, Fault.at("/personId", "required", "This is required."));
  }
}
