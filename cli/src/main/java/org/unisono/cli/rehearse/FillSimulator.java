package org.unisono.cli.rehearse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisono.connector.Connector;
import org.unisono.connector.Parts;
import org.unisono.connector.Push;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connector.Session;
import org.unisono.connector.Stance;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// Builds in a simulator what a connection has read of the other side, with the connector's own
/// pushes: the people, and the campaigns that are paired with their statuses and members, and who
/// has opted out.
final class FillSimulator {

  private static final List<RecordKind> PEOPLE = List.of(RecordKind.LEAD, RecordKind.CONTACT);

  private final Client real;
  private final String records;
  private final Connector connector;
  private final Session session;
  private final Pusher pusher;
  private final Ranks ranks;
  private final Tally copied;
  private final Tally leftOut;
  private final Consumer<String> progress;

  /// A person in the simulator.
  private record Known(RemoteRef ref, String address) {}

  private final Map<RemoteRef, Known> people = new HashMap<>();
  private final Map<String, Parts> campaigns = new LinkedHashMap<>();

  /// @param connection whose reading is copied
  FillSimulator(
      Client real,
      String connection,
      Connector connector,
      Session session,
      Pusher pusher,
      Ranks ranks,
      Tally copied,
      Tally leftOut,
      Consumer<String> progress) {
    this.real = real;
    this.records = "/api/v1/connections/" + connection + "/records/";
    this.connector = connector;
    this.session = session;
    this.pusher = pusher;
    this.ranks = ranks;
    this.copied = copied;
    this.leftOut = leftOut;
    this.progress = progress;
  }

  /// @param paired the campaigns there that have a counterpart
  /// @return their counterparts in the simulator
  Map<String, String> fill(Set<String> paired) {
    addCampaigns(paired);
    PEOPLE.forEach(this::addPeople);
    addStatuses();
    addMembers();
    withdrawConsents();
    Map<String, String> counterparts = new LinkedHashMap<>();
    campaigns.forEach((theirs, parts) -> counterparts.put(theirs, parts.campaign().id()));
    return counterparts;
  }

  private void pages(RecordKind kind, Consumer<List<JsonNode>> each) {
    real.pages(records + kind.name().toLowerCase(Locale.ROOT), each);
  }

  /// What belongs to the campaigns that were copied.
  private void ofCampaigns(RecordKind kind, Consumer<List<JsonNode>> each) {
    pages(
        kind,
        page ->
            each.accept(page.stream().filter(r -> campaigns.containsKey(campaignOf(r))).toList()));
  }

  private void addCampaigns(Set<String> paired) {
    var fields = fields(RecordKind.CAMPAIGN);
    pages(
        RecordKind.CAMPAIGN,
        page -> {
          var theirs =
              page.stream().filter(r -> paired.contains(r.path("remoteId").asString())).toList();
          var pushes =
              theirs.stream().map(r -> new Push.CreateCampaign(marker(), of(r, fields))).toList();
          pusher
              .push("campaign", pushes, _ -> {})
              .forEach(
                  (place, written) ->
                      campaigns.put(
                          theirs.get(place).path("remoteId").asString(),
                          new Parts(written.image().ref(), written.parts())));
        });
    copied.add("campaigns", campaigns.size());
  }

  private void addPeople(RecordKind kind) {
    var known = session.fields(kind);
    if (!(known instanceof Reading.Of<List<RemoteField>>(var all))) {
      return;
    }
    var fields = byName(all);
    var email = named(all, "email");
    var shown = shown("people");
    pages(
        kind,
        page -> {
          var pushes =
              page.stream().map(r -> new Push.CreatePerson(marker(), kind, of(r, fields))).toList();
          var made = pusher.push("person", pushes, shown);
          Map<String, RemoteRef> refused = new HashMap<>();
          for (int i = 0; i < page.size(); i++) {
            var theirs = ref(kind, page.get(i));
            var address = value(page.get(i), email);
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
    var label = named(fields, "label");
    var responded = named(fields, "responded");
    Map<String, Map<String, Rung.Answered>> labels = new TreeMap<>();
    ofCampaigns(
        RecordKind.STATUS,
        page ->
            page.forEach(
                status ->
                    labels
                        .computeIfAbsent(campaignOf(status), _ -> new LinkedHashMap<>())
                        .put(
                            value(status, label),
                            value(status, responded).equals("true")
                                ? Rung.Answered.YES
                                : Rung.Answered.NO)));
    var held = named(session.fields(RecordKind.MEMBER).orElseThrow(), "status");
    ofCampaigns(
        RecordKind.MEMBER,
        page ->
            page.forEach(
                member ->
                    labels
                        .computeIfAbsent(campaignOf(member), _ -> new LinkedHashMap<>())
                        .putIfAbsent(value(member, held), Rung.Answered.NO)));
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
    var status = named(session.fields(RecordKind.MEMBER).orElseThrow(), "status");
    var shown = shown("members");
    ofCampaigns(
        RecordKind.MEMBER,
        page -> {
          List<Push> pushes = new ArrayList<>();
          for (var member : page) {
            var person = people.get(person(member));
            if (person == null) {
              leftOut.add("member whose person was not copied", 1);
            } else {
              pushes.add(
                  new Push.AddMember(
                      marker(), campaign(campaignOf(member)), person.ref(), value(member, status)));
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
            var person = people.get(person(consent));
            if (person != null && !person.address().isEmpty()) {
              connector.stances(record(consent)).stream()
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

  private Map<String, RemoteField> fields(RecordKind kind) {
    return byName(session.fields(kind).orElseThrow());
  }

  private static Map<String, RemoteField> byName(List<RemoteField> fields) {
    return fields.stream()
        .collect(Collectors.toMap(RemoteField::name, Function.identity(), (a, _) -> a));
  }

  /// What can be given to a record that is made; ids of other records mean nothing there.
  private Map<String, Image> of(JsonNode theirs, Map<String, RemoteField> known) {
    Map<String, Image> fields = new LinkedHashMap<>();
    for (var entry : theirs.path("fields").properties()) {
      var raw = entry.getValue().asString("");
      var field = known.get(entry.getKey());
      if (raw.isEmpty()) {
        continue;
      }
      if (field == null) {
        leftOut.add("value of " + entry.getKey(), 1);
      } else if (field.use() == RemoteField.Use.WRITABLE
          && field.type() != RemoteField.Type.REFERENCE) {
        fields.put(entry.getKey(), Image.of(raw));
      }
    }
    return fields;
  }

  private Pusher.Progress shown(String what) {
    var done = new int[1];
    return more -> {
      done[0] += more;
      progress.accept("%,d %s".formatted(done[0], what));
    };
  }

  private static String named(List<RemoteField> fields, String concept) {
    return fields.stream()
        .filter(f -> concept.equals(f.concept()))
        .map(RemoteField::name)
        .findFirst()
        .orElse(concept);
  }

  private static String value(JsonNode theirs, String field) {
    return theirs.path("fields").path(field).asString("");
  }

  private static String campaignOf(JsonNode theirs) {
    return theirs.path("campaignRemoteId").asString("");
  }

  private static RemoteRef ref(RecordKind kind, JsonNode theirs) {
    return new RemoteRef(kind, theirs.path("remoteId").asString());
  }

  private static RemoteRef person(JsonNode theirs) {
    var kind = theirs.path("personKind").asString("contact").toUpperCase(Locale.ROOT);
    return new RemoteRef(RecordKind.valueOf(kind), theirs.path("personRemoteId").asString(""));
  }

  private static RemoteRecord record(JsonNode theirs) {
    Map<String, Image> fields = new LinkedHashMap<>();
    theirs
        .path("fields")
        .properties()
        .forEach(e -> fields.put(e.getKey(), Image.of(e.getValue().asString(""))));
    return new RemoteRecord(
        ref(RecordKind.CONSENT, theirs),
        fields,
        Map.of(RemoteRecord.Link.PERSON, person(theirs)),
        null,
        null);
  }

  private static String marker() {
    return UUID.randomUUID().toString();
  }
}
