package org.unisono.app.sales;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.flows.Triggers;
import org.unisono.app.jobs.Facts;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.Stages;
import org.unisono.app.sales.internal.SeenDealStore;
import org.unisono.core.acting.Acting;

/// The door for deals that are worked on in another system: what it shows is taken, in sets.
@Component
public class SeenDeals {

  private final SeenDealStore store;
  private final People people;
  private final Stages stages;
  private final Facts facts;
  private final Triggers triggers;

  SeenDeals(SeenDealStore store, People people, Stages stages, Facts facts, Triggers triggers) {
    this.store = store;
    this.people = people;
    this.stages = stages;
    this.facts = facts;
    this.triggers = triggers;
  }

  /// What became of one.
  ///
  /// @param changed whether it was made, or differed
  public record Taken(UUID id, boolean made, boolean changed) {}

  /// @return one for each, in order
  @Transactional
  public List<Taken> take(List<SeenDeal> seen) {
    var known = known(seen);
    var ids = store.ids((int) seen.stream().filter(d -> d.id() == null).count()).iterator();
    List<SeenDeal> deals = new ArrayList<>();
    for (var deal : seen) {
      var id = deal.id() == null ? ids.next() : deal.id();
      var contact = known.contains(deal.contact()) ? deal.contact() : null;
      deals.add(
          new SeenDeal(
              id,
              deal.name(),
              deal.amount(),
              deal.stage(),
              deal.closeDate(),
              deal.won(),
              contact,
              deal.campaign()));
    }
    var changed = store.put(deals);
    tell(deals.stream().filter(d -> changed.contains(d.id())).toList());
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < deals.size(); i++) {
      var id = Objects.requireNonNull(deals.get(i).id());
      taken.add(new Taken(id, seen.get(i).id() == null, changed.contains(id)));
    }
    return taken;
  }

  private Set<UUID> known(List<SeenDeal> seen) {
    var contacts =
        seen.stream().map(SeenDeal::contact).filter(Objects::nonNull).distinct().toList();
    var known = new HashSet<UUID>();
    people.all(contacts).stream().map(Person::id).forEach(known::add);
    return known;
  }

  private void tell(List<SeenDeal> changed) {
    if (changed.isEmpty()) {
      return;
    }
    stages.raise(contacts(changed.stream().filter(d -> d.won() == null).toList()), "opportunity");
    stages.raise(
        contacts(changed.stream().filter(d -> Boolean.TRUE.equals(d.won())).toList()), "customer");
    facts.publish(
        new DealsChanged(
            changed.stream().map(d -> Objects.requireNonNull(d.id())).toList(),
            Acting.now().origin()));
    triggers.changed(contacts(changed));
  }

  private static List<UUID> contacts(List<SeenDeal> deals) {
    return deals.stream().map(SeenDeal::contact).filter(Objects::nonNull).distinct().toList();
  }

  /// Takes deals away that were taken in, where nobody has changed them since.
  ///
  /// @return the ids of those that are gone
  @Transactional
  public Set<UUID> withdraw(Collection<UUID> ids) {
    var gone = store.withdraw(ids);
    if (!gone.isEmpty()) {
      facts.publish(new DealsChanged(List.copyOf(gone), Acting.now().origin()));
    }
    return gone;
  }
}
