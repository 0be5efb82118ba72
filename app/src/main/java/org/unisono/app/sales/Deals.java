package org.unisono.app.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.flows.Triggers;
import org.unisono.app.jobs.Facts;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.Stages;
import org.unisono.app.sales.internal.DealStore;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import org.unisono.core.acting.Acting;

/// The door to deals.
@Component
public class Deals {

  private static final int LONGEST_NAME = 255;
  private static final int MOST_CONTACTS = 100;

  private final DealStore store;
  private final People people;
  private final Stages stages;
  private final Campaigns campaigns;
  private final Told told;

  Deals(DealStore store, People people, Stages stages, Campaigns campaigns, Told told) {
    this.store = store;
    this.people = people;
    this.stages = stages;
    this.campaigns = campaigns;
    this.told = told;
  }

  /// @throws Refused with every fault: `required`, `tooLong`, `unknownPerson`, `unknownCampaign`,
  ///     `tooManyContacts`
  @Transactional
  public Deal add(DealDraft draft) {
    check(draft);
    return written(store.insert(draft));
  }

  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, and what [#add] refuses
  @Transactional
  public Deal edit(UUID id, int seen, DealDraft draft) {
    Versions.check(seen, get(id).version());
    check(draft);
    if (!store.update(id, seen, draft)) {
      throw Versions.stale();
    }
    return written(id);
  }

  private Deal written(UUID id) {
    var deal = get(id);
    if (!Boolean.FALSE.equals(deal.won())) {
      boolean isWon = Boolean.TRUE.equals(deal.won());
      stages.raise(deal.contacts(), isWon ? "customer" : "opportunity");
    }
    told.changed(deal);
    return deal;
  }

  private void check(DealDraft draft) {
    List<Fault> faults = new ArrayList<>();
    if (draft.name() == null || draft.name().isBlank()) {
      faults.add(Fault.at("/name", "required", "This is required."));
    }
    Texts.fault("/name", draft.name(), LONGEST_NAME).ifPresent(faults::add);
    Texts.fault("/stage", draft.stage(), LONGEST_NAME).ifPresent(faults::add);
    contacts(draft.contacts() == null ? List.of() : draft.contacts(), faults);
    var campaign = draft.primaryCampaignId();
    if (campaign != null && campaigns.find(campaign).isEmpty()) {
      faults.add(Fault.at("/primaryCampaignId", "unknownCampaign", "There is no such campaign."));
    }
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
  }

  private void contacts(List<UUID> contacts, List<Fault> faults) {
    if (contacts.size() > MOST_CONTACTS) {
      faults.add(
          new Fault(
              "/contacts",
              "tooManyContacts",
              "At most {most} people.",
              Map.of("most", MOST_CONTACTS)));
      return;
    }
    var known = people.all(contacts).stream().map(Person::id).toList();
    for (int i = 0; i < contacts.size(); i++) {
      if (!known.contains(contacts.get(i))) {
        faults.add(Fault.at("/contacts/" + i, "unknownPerson", "There is no person with this id."));
      }
    }
  }

  /// @throws Refused `notFound`
  public Deal get(UUID id) {
    return store.find(id).orElseThrow(() -> Refused.notFound("deal", id));
  }

  /// Newest first; null means any.
  public Page<Deal> page(
      @Nullable UUID campaign, @Nullable UUID person, @Nullable Boolean won, PageRequest page) {
    return store.page(campaign, person, won, page);
  }

  /// What the room tells others.
  @Component
  static class Told {

    private final Facts facts;
    private final Triggers triggers;

    Told(Facts facts, Triggers triggers) {
      this.facts = facts;
      this.triggers = triggers;
    }

    void changed(Deal deal) {
      facts.publish(new DealsChanged(List.of(deal.id()), Acting.now().origin()));
      triggers.changed(deal.contacts());
    }
  }
}
