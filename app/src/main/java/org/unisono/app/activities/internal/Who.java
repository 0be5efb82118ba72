package org.unisono.app.activities.internal;

import static org.unisono.app.people.views.EmailsV.EMAILS_V;
import static org.unisono.app.people.views.PeopleV.PEOPLE_V;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.activities.NewActivity;
import org.unisono.app.people.People;
import org.unisono.app.people.PersonDraft;
import org.unisono.app.people.PutOutcome;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;

/// Who did it: by id, by an address that has one holder (whoever has none yet is made), or by a
/// visitor who is known.
@Component
class Who {

  /// Either the person, or nobody yet, or why not.
  sealed interface Found {

    record Person(UUID id) implements Found {}

    record Nobody() implements Found {}

    record NotTold(Refusal kind, List<Fault> faults) implements Found {}
  }

  private final DSLContext sql;
  private final People people;
  private final VisitorStore visitors;

  Who(DSLContext sql, People people, VisitorStore visitors) {
    this.sql = sql;
    this.people = people;
    this.visitors = visitors;
  }

  /// @return one per activity, in their order
  List<Found> find(List<NewActivity> activities) {
    var byId = living(activities);
    var byAddress = byAddress(activities);
    var byVisitor = byVisitor(activities);
    List<Found> found = new ArrayList<>();
    for (var activity : activities) {
      found.add(one(activity, byId, byAddress, byVisitor));
    }
    return found;
  }

  private static Found one(
      NewActivity activity,
      Set<UUID> byId,
      Map<String, Found> byAddress,
      Map<String, UUID> byVisitor) {
    var id = activity.personId();
    if (id != null) {
      return byId.contains(id)
          ? new Found.Person(id)
          : notTold(
              Refusal.RULE_BROKEN,
              "/personId",
              "unknownPerson",
              "There is no person with this id.");
    }
    if (activity.email() != null) {
      return byAddress.getOrDefault(normal(activity.email()), new Found.Nobody());
    }
    var known = activity.visitorId() == null ? null : byVisitor.get(activity.visitorId());
    return known == null ? new Found.Nobody() : new Found.Person(known);
  }

  private Set<UUID> living(List<NewActivity> activities) {
    var ids = new LinkedHashSet<UUID>();
    for (var activity : activities) {
      add(ids, activity.personId());
    }
    return ids.isEmpty()
        ? Set.of()
        : sql.select(PEOPLE_V.ID)
            .from(PEOPLE_V)
            .where(PEOPLE_V.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
            .fetchSet(PEOPLE_V.ID);
  }

  private Map<String, UUID> byVisitor(List<NewActivity> activities) {
    var asked = new LinkedHashSet<String>();
    for (var activity : activities) {
      if (activity.personId() == null && activity.email() == null) {
        add(asked, activity.visitorId());
      }
    }
    return visitors.people(asked);
  }

  private Map<String, Found> byAddress(List<NewActivity> activities) {
    var addresses = new LinkedHashSet<String>();
    for (var activity : activities) {
      if (activity.personId() == null) {
        add(addresses, activity.email());
      }
    }
    Map<String, String> written = new HashMap<>();
    addresses.forEach(a -> written.putIfAbsent(normal(a), a));
    Map<String, Found> found = new HashMap<>();
    holders(written.keySet())
        .forEach(
            (address, holders) ->
                found.put(
                    address,
                    holders.size() == 1
                        ? new Found.Person(holders.getFirst())
                        : notTold(
                            Refusal.CLASH,
                            "/email",
                            "ambiguousEmail",
                            "More than one person here goes by this.")));
    make(written.entrySet().stream().filter(e -> !found.containsKey(e.getKey())).toList(), found);
    return found;
  }

  private Map<String, List<UUID>> holders(Collection<String> addresses) {
    Map<String, List<UUID>> holders = new HashMap<>();
    if (!addresses.isEmpty()) {
      sql.select(EMAILS_V.ADDRESS, EMAILS_V.PERSON_ID)
          .from(EMAILS_V)
          .where(EMAILS_V.ADDRESS.eq(DSL.any(addresses.toArray(String[]::new))))
          .forEach(
              r -> holders.computeIfAbsent(r.value1(), _ -> new ArrayList<>()).add(r.value2()));
    }
    return holders;
  }

  private void make(List<Map.Entry<String, String>> unknown, Map<String, Found> found) {
    if (unknown.isEmpty()) {
      return;
    }
    var outcomes =
        people.putAll(unknown.stream().map(e -> PersonDraft.ofEmail(e.getValue())).toList());
    for (int i = 0; i < unknown.size(); i++) {
      found.put(
          unknown.get(i).getKey(),
          switch (outcomes.get(i)) {
            case PutOutcome.Created(var id) -> new Found.Person(id);
            case PutOutcome.Updated(var id, _) -> new Found.Person(id);
            case PutOutcome.Unchanged(var id) -> new Found.Person(id);
            case PutOutcome.NotPut(var faults) ->
                new Found.NotTold(
                    faults.getFirst().code().startsWith("ambiguous")
                        ? Refusal.CLASH
                        : Refusal.RULE_BROKEN,
                    faults);
          });
    }
  }

  private static Found notTold(Refusal kind, String pointer, String code, String message) {
    return new Found.NotTold(kind, List.of(Fault.at(pointer, code, message)));
  }

  private static <T> void add(Collection<T> all, @Nullable T one) {
    if (one != null) {
      all.add(one);
    }
  }

  private static String normal(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
