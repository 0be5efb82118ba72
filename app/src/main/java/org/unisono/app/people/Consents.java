package org.unisono.app.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.jobs.Facts;
import org.unisono.app.people.internal.Addresses;
import org.unisono.app.people.internal.ConsentStore;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import org.unisono.core.acting.Acting;

/// The door to consent: a ledger per address and purpose, of which the stricter entry holds.
@Component
public class Consents {

  /// The purpose that stands for every topic. An opt-out from one topic never becomes this one.
  public static final String ALL_MARKETING = "allMarketing";

  private static final int LONGEST = 255;

  private final ConsentStore store;
  private final People people;
  private final Facts facts;

  Consents(ConsentStore store, People people, Facts facts) {
    this.store = store;
    this.people = people;
    this.facts = facts;
  }

  /// What holds now. An opt-out, from the purpose or from all marketing, holds until a grant of
  /// that same purpose which has a proof and is dated after it; from whichever source either came.
  public ConsentState state(String address, String purpose) {
    return states(List.of(address), purpose)
        .getOrDefault(Addresses.normal(address), ConsentState.UNKNOWN);
  }

  /// The same for many.
  ///
  /// @return by address in lower case; who is left out is unknown
  public Map<String, ConsentState> states(Collection<String> addresses, String purpose) {
    return store.states(addresses.stream().map(Addresses::normal).distinct().toList(), purpose);
  }

  /// Adds entries to the ledger, in the caller's transaction. What is there stays; an entry that
  /// says nothing new is not written twice.
  ///
  /// @throws Refused `badEmail`, `required`, `tooLong`
  @Transactional
  public void record(List<NewConsent> entries) {
    for (var entry : entries) {
      check("/purpose", entry.purpose());
      check("/source", entry.source());
      Addresses.check("/address", entry.address());
    }
    store.insert(entries);
    var holders = store.holders(entries.stream().map(NewConsent::address).toList());
    if (!holders.isEmpty()) {
      facts.publish(new ConsentsRecorded(holders, Acting.now().origin()));
    }
  }

  private static void check(String pointer, String text) {
    if (text.isBlank()) {
      throw Refused.rule(pointer, "required", "This is required.");
    }
    Texts.fault(pointer, text, LONGEST)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
  }

  /// Gives a purpose that stands for something elsewhere the name it has there.
  public void name(Map<String, String> names) {
    store.name(names);
  }

  /// Topics that somebody has said something about, in alphabetical order; all marketing and what
  /// stands for something elsewhere are none.
  public List<String> topics() {
    return store.purposes().stream().filter(p -> !p.equals(ALL_MARKETING)).toList();
  }

  /// How many addresses have ever been opted out of a purpose.
  public int denied(String purpose) {
    return store.denied(purpose);
  }

  /// Who holds an address that something was said about for a purpose.
  ///
  /// @param after the last of the page before; null for the first page
  /// @return at most 1,000, in the order of their ids
  public List<UUID> concerned(String purpose, @Nullable UUID after) {
    return store.concerned(purpose, after);
  }

  /// All that was said under one of the person's addresses, the latest first.
  ///
  /// @throws Refused `notFound`
  public Page<Consent> of(UUID person, PageRequest page) {
    return store.of(people.get(person).emails(), page);
  }
}
