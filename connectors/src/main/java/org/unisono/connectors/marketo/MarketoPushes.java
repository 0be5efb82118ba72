package org.unisono.connectors.marketo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisono.connector.Account;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.ReadWriteRead;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Sorts pushes by what they write.
final class MarketoPushes {
  /// So many go by ordinary calls, unless a person has said otherwise: a file knows people by their
  /// address alone, and makes whoever it does not find when its turn comes.
  private static final int NO_FILES = Integer.MAX_VALUE;

  private final MarketoApi api;
  private final Programs programs;
  private final People people;
  private final Account account;

  MarketoPushes(MarketoApi api, Programs programs, People people, Account account) {
    this.api = api;
    this.programs = programs;
    this.people = people;
    this.account = account;
  }

  List<PushResult> push(List<Push> pushes) {
    var results = new Results();
    var automations = new Automations(api, account);
    var campaigns = new ArrayList<Draft>();
    var persons = new ArrayList<Draft>();
    var addresses = new Addresses(people);
    int most =
        account
            .setting("bulkThreshold")
            .filter(n -> n.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .orElse(NO_FILES);
    var imports = new Imports(api, api.pauses());
    var memberImports = new MemberImports(addresses, automations, imports, most);
    var members = new MemberPushes(api, programs, automations, memberImports, results);
    for (int at = 0; at < pushes.size(); at++) {
      switch (pushes.get(at)) {
        case Push.CreateCampaign p ->
            campaigns.add(Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdateCampaign p ->
            campaigns.add(Draft.change(at, p.campaign(), p.fields(), p.expected()));
        case Push.CreatePerson p when p.kind() != RecordKind.LEAD ->
            results.put(
                at, new PushResult.Refused("notPossible", null, "Marketo makes leads only."));
        case Push.CreatePerson p ->
            persons.add(Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdatePerson p ->
            persons.add(Draft.change(at, p.person(), p.fields(), p.expected()));
        case Push.EnsureStatus p -> results.put(at, ensure(p));
        case Push.AddMember p -> members.add(at, p, p.twin(), p.person());
        case Push.SetMemberStatus p -> members.add(at, p, p.twin(), p.person());
        case Push.RemoveOwnedMember p -> members.add(at, p, p.twin(), p.person());
        case Push.WithdrawConsent p -> results.put(at, new ConsentPush(api, people).withdraw(p));
      }
    }
    ReadWriteRead.run(new ProgramShelf(api, programs, account), campaigns, results);
    var shelf = new PeopleShelf(api, people, automations);
    var fitting = BulkPeopleShelf.fitting(persons);
    if (fitting.size() > most) {
      persons.removeAll(Set.copyOf(fitting));
      var bulk = new BulkPeopleShelf(shelf, addresses, automations, imports);
      ReadWriteRead.run(bulk, fitting, results);
    }
    ReadWriteRead.run(shelf, persons, results);
    members.run();
    return results.inOrder(pushes.size());
  }

  private static Map<String, Image> filled(Map<String, Image> fields) {
    var filled = new LinkedHashMap<>(fields);
    filled.values().removeIf(value -> value instanceof Image.Blank);
    return filled;
  }

  /// A channel's ladder is its administrator's: what is not on it cannot be made.
  private PushResult ensure(Push.EnsureStatus push) {
    var campaign = push.twin().campaign();
    var label = push.rung().label();
    try {
      var program = programs.find(campaign.id());
      if (program.isEmpty()) {
        return new PushResult.Gone(campaign);
      }
      return programs.ladder(program.get()).stream()
          .filter(s -> Json.text(s, "name").equals(label))
          .findFirst()
          .<PushResult>map(
              s ->
                  new PushResult.Written(
                      StatusChanges.record(campaign, s), Effect.UNCHANGED, List.of()))
          .orElseGet(
              () ->
                  new PushResult.Refused(
                      "notPossible", "name", label + " is no status of the program's channel."));
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }
}
