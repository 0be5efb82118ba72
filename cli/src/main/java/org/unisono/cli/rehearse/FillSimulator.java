package org.unisono.cli.rehearse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisono.connector.Connector;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Session;
import org.unisono.connector.Stance;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Builds in a simulator what a connection has read of the other side, with the connector's own
/// pushes: the people, the campaigns with their statuses and members, and who has opted out. What
/// no push makes is put there by hand where the simulator has a way to do so, and is left out
/// elsewhere.
final class FillSimulator {

  private static final List<RecordKind> PEOPLE = List.of(RecordKind.LEAD, RecordKind.CONTACT);

  private final Client real;
  private final String connection;
  private final Connector connector;
  private final Session session;
  private final Pusher pusher;
  private final ByHand byHand;
  private final Ranks ranks;
  private final Tally copied;
  private final Tally leftOut;
  private final Consumer<String> progress;

  /// A person in the simulator.
  private record Known(RemoteRef ref, String address) {}

  /// What became of the campaigns there.
  ///
  /// @param counterparts in the simulator
  /// @param unpaired those of them that nobody has paired
  record Filled(Map<String, String> counterparts, List<SameName.Named> unpaired) {}

  /// What becomes of campaigns that nobody has paired.
  enum Others {
    COPIED,
    LEFT_OUT
  }

  private Unpaired rolls = Unpaired.choose(List.of(), Set.of(), new Tally());
  private final Map<RemoteRef, Known> people = new HashMap<>();
  private final Map<String, Parts> campaigns = new LinkedHashMap<>();

  /// @param connection whose reading is copied
  FillSimulator(
      Client real,
      String connection,
      Connector connector,
      Session session,
      Pusher pusher,
      ByHand byHand,
      Ranks ranks,
      Tally copied,
      Tally leftOut,
      Consumer<String> progress) {
    this.real = real;
    this.connection = "/api/v1/connections/" + connection;
    this.connector = connector;
    this.session = session;
    this.pusher = pusher;
    this.byHand = byHand;
    this.ranks = ranks;
    this.copied = copied;
    this.leftOut = leftOut;
    this.progress = progress;
  }

  /// @param paired the campaigns there that have a counterpart
  /// @param alike names of the campaigns here that have none
  /// @param others whether those that nobody has paired are copied too
  /// @return what was copied
  Filled fill(Set<String> paired, Set<String> alike, Others others) {
    var unpaired = unpaired(paired, alike, others);
    if (others == Others.COPIED && comesIn(Stream.MEMBERS)) {
      unpaired.readRolls(real, connection, leftOut);
    }
    rolls = unpaired;
    Set<String> chosen = new HashSet<>(paired);
    unpaired.campaigns().forEach(c -> chosen.add(c.id()));
    addCampaigns(chosen);
    copied.add(
        "paired", Math.toIntExact(campaigns.keySet().stream().filter(paired::contains).count()));
    PEOPLE.forEach(this::addPeople);
    addStatuses();
    addMembers();
    withdrawConsents();
    addResponses();
    count(RecordKind.DEAL, "deal, which no push makes");
    Map<String, String> counterparts = new LinkedHashMap<>();
    campaigns.forEach((theirs, parts) -> counterparts.put(theirs, parts.campaign().id()));
    return new Filled(
        counterparts,
        unpaired.campaigns().stream().filter(c -> counterparts.containsKey(c.id())).toList());
  }

  private boolean comesIn(Stream stream) {
    return connector.capabilities().stream()
        .anyMatch(c -> c.stream() == stream && c.reach().comesIn());
  }

  private Unpaired unpaired(Set<String> paired, Set<String> alike, Others others) {
    var name = Theirs.named(session.fields(RecordKind.CAMPAIGN).orElseThrow(), "name");
    List<SameName.Named> found = new ArrayList<>();
    pages(
        RecordKind.CAMPAIGN,
        page ->
            page.stream()
                .filter(r -> !paired.contains(Theirs.id(r)))
                .forEach(r -> found.add(new SameName.Named(Theirs.id(r), Theirs.value(r, name)))));
    if (others == Others.LEFT_OUT) {
      leftOut.add("campaign that nobody has paired, as you asked", found.size());
      found.clear();
    }
    return Unpaired.choose(found, alike, leftOut);
  }

  private void pages(RecordKind kind, Consumer<List<JsonNode>> each) {
    real.pages(connection + "/records/" + kind.name().toLowerCase(Locale.ROOT), each);
  }

  /// What belongs to the campaigns that were copied.
  private void ofCampaigns(RecordKind kind, Consumer<List<JsonNode>> each) {
    Consumer<List<JsonNode>> copiedOnes =
        page ->
            each.accept(
                page.stream().filter(r -> campaigns.containsKey(Theirs.campaign(r))).toList());
    pages(kind, copiedOnes);
    copiedOnes.accept(rolls.of(kind));
  }

  private void addCampaigns(Set<String> chosen) {
    var fields = Writable.of(session.fields(RecordKind.CAMPAIGN).orElseThrow(), leftOut);
    pages(
        RecordKind.CAMPAIGN,
        page -> {
          var theirs = page.stream().filter(r -> chosen.contains(Theirs.id(r))).toList();
          if (byHand.makesCampaigns()) {
            theirs.forEach(r -> campaigns.put(Theirs.id(r), byHand(r)));
          } else {
            push(theirs, fields);
          }
        });
    copied.add("campaigns", campaigns.size());
  }

  private Parts byHand(JsonNode theirs) {
    return Parts.of(new RemoteRef(RecordKind.CAMPAIGN, byHand.campaign(Theirs.fields(theirs))));
  }

  private void push(List<JsonNode> theirs, Writable fields) {
    var pushes =
        theirs.stream().map(r -> new Push.CreateCampaign(marker(), fields.values(r))).toList();
    pusher
        .push("campaign", pushes, _ -> {})
        .forEach(
            (place, written) ->
                campaigns.put(
                    Theirs.id(theirs.get(place)),
                    new Parts(written.image().ref(), written.parts())));
  }

  private void addPeople(RecordKind kind) {
    var known = session.fields(kind);
    if (!(known instanceof Reading.Of<List<RemoteField>>(var all))) {
      return;
    }
    var fields = Writable.of(all, leftOut);
    var email = Theirs.named(all, "email");
    var shown = shown("people");
    pages(
        kind,
        page -> {
          var pushes =
              page.stream()
                  .map(r -> new Push.CreatePerson(marker(), kind, fields.values(r)))
                  .toList();
          var made = pusher.push("person", pushes, shown);
          Map<String, RemoteRef> refused = new HashMap<>();
          for (int i = 0; i < page.size(); i++) {
            var theirs = Theirs.ref(kind, page.get(i));
            var address = Theirs.value(page.get(i), email);
            var written = made.get(i);
            if (written != null) {
              people.put(theirs, new Known(written.image().ref(), address));
            } else if (!address.isEmpty()) {
              refused.put(address.toLowerCase(Locale.ROOT), theirs);
            }
          }
          copied.add("people", made.size());
          adopt(email, refused);
        });
  }

  /// Who was refused because somebody has the address there already is that somebody.
  private void adopt(String email, Map<String, RemoteRef> refused) {
    if (refused.isEmpty()) {
      return;
    }
    for (var there : session.peopleAt(List.copyOf(refused.keySet())).orElseThrow()) {
      if (there.image(email) instanceof Image.Filled(var address)) {
        var theirs = refused.remove(address.toLowerCase(Locale.ROOT));
        if (theirs != null) {
          people.put(theirs, new Known(there.ref(), address));
          leftOut.add("of them known by the address", 1);
        }
      }
    }
  }

  /// Those that the campaign has, and those that its members have.
  private void addStatuses() {
    var fields = session.fields(RecordKind.STATUS).orElseThrow();
    var label = Theirs.named(fields, "label");
    var responded = Theirs.named(fields, "responded");
    Map<String, Map<String, Rung.Answered>> labels = new TreeMap<>();
    ofCampaigns(
        RecordKind.STATUS,
        page ->
            page.forEach(
                status ->
                    labels
                        .computeIfAbsent(Theirs.campaign(status), _ -> new LinkedHashMap<>())
                        .put(
                            Theirs.value(status, label),
                            Theirs.value(status, responded).equals("true")
                                ? Rung.Answered.YES
                                : Rung.Answered.NO)));
    var held = Theirs.named(session.fields(RecordKind.MEMBER).orElseThrow(), "status");
    ofCampaigns(
        RecordKind.MEMBER,
        page ->
            page.forEach(
                member ->
                    labels
                        .computeIfAbsent(Theirs.campaign(member), _ -> new LinkedHashMap<>())
                        .putIfAbsent(Theirs.value(member, held), Rung.Answered.NO)));
    labels.forEach(this::addStatuses);
  }

  /// From the lowest upwards, as they are made when a campaign is.
  private void addStatuses(String campaign, Map<String, Rung.Answered> labels) {
    labels.entrySet().stream()
        .filter(e -> !e.getKey().isEmpty())
        .map(
            e ->
                new Rung(
                    e.getKey(), ranks.of(campaign, e.getKey()), e.getValue(), Rung.Start.OTHER))
        .sorted(Comparator.comparingInt(Rung::rank))
        .forEach(rung -> addStatus(campaign, rung));
  }

  private void addStatus(String theirs, Rung rung) {
    var known = campaign(theirs);
    pusher
        .push("status", List.of(new Push.EnsureStatus(known, rung)), _ -> {})
        .values()
        .forEach(
            written -> {
              campaigns.put(theirs, with(known, written.parts()));
              copied.add("statuses", 1);
            });
  }

  private Parts campaign(String theirs) {
    return Objects.requireNonNull(campaigns.get(theirs));
  }

  private static Parts with(Parts known, List<Parts.Part> more) {
    Set<Parts.Part> parts = new LinkedHashSet<>(known.parts());
    parts.addAll(more);
    return new Parts(known.campaign(), List.copyOf(parts));
  }

  private void addMembers() {
    var status = Theirs.named(session.fields(RecordKind.MEMBER).orElseThrow(), "status");
    var shown = shown("members");
    ofCampaigns(
        RecordKind.MEMBER,
        page -> {
          List<Push> pushes = new ArrayList<>();
          for (var member : page) {
            var person = people.get(Theirs.person(member));
            if (person == null) {
              leftOut.add("member whose person was not copied", 1);
            } else {
              pushes.add(
                  new Push.AddMember(
                      marker(),
                      campaign(Theirs.campaign(member)),
                      person.ref(),
                      Theirs.value(member, status)));
            }
          }
          copied.add("members", pusher.push("member", pushes, shown).size());
        });
  }

  private void withdrawConsents() {
    var shown = shown("opt-outs");
    pages(
        RecordKind.CONSENT,
        page -> {
          List<Push> pushes = new ArrayList<>();
          for (var consent : page) {
            var person = people.get(Theirs.person(consent));
            if (person != null && !person.address().isEmpty()) {
              connector.stances(Theirs.consent(consent)).stream()
                  .filter(stance -> stance.said() == Stance.Said.OPTED_OUT)
                  .forEach(
                      stance ->
                          pushes.add(
                              new Push.WithdrawConsent(
                                  person.ref(), person.address(), stance.subscription())));
            }
          }
          copied.add("opt-outs", pusher.push("opt-out", pushes, shown).size());
        });
  }

  /// What people did there, where that is a log of its own, and waits for somebody: what was taken
  /// stands in the log of activities, and a connection that watches reads none of it.
  private void addResponses() {
    if (!connector.logged().contains(Stream.RESPONSES)) {
      return;
    }
    pages(
        RecordKind.RESPONSE,
        page -> {
          int made = 0;
          for (var response : page) {
            var person = people.get(Theirs.person(response));
            var campaign = campaigns.get(Theirs.campaign(response));
            if (person != null
                && byHand.response(
                    response, person.ref(), campaign == null ? "" : campaign.campaign().id())) {
              made++;
            }
          }
          copied.add("responses", made);
          leftOut.add("response, which no push makes", page.size() - made);
        });
  }

  private void count(RecordKind kind, String what) {
    pages(kind, page -> leftOut.add(what, page.size()));
  }

  private Pusher.Progress shown(String what) {
    var done = new int[1];
    return more -> {
      done[0] += more;
      progress.accept("%,d %s".formatted(done[0], what));
    };
  }

  private static String marker() {
    return UUID.randomUUID().toString();
  }
}
