package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Account;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.ReadWriteRead;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Sorts pushes by what they write.
final class ActiveCampaignPushes {
  private final ActiveCampaignApi api;
  private final Tags tags;
  private final Contacts contacts;
  private final Account account;

  ActiveCampaignPushes(ActiveCampaignApi api, Tags tags, Contacts contacts, Account account) {
    this.api = api;
    this.tags = tags;
    this.contacts = contacts;
    this.account = account;
  }

  List<PushResult> push(List<Push> pushes) {
    var results = new Results();
    var automations = new Automations(api, account);
    var campaigns = new ArrayList<Draft>();
    var persons = new ArrayList<Draft>();
    var writes = new TagWrites(api, contacts, account);
    var members = new MemberPushes(tags, new Rolls(api), automations, writes, results);
    for (int at = 0; at < pushes.size(); at++) {
      switch (pushes.get(at)) {
        case Push.CreateCampaign p ->
            campaigns.add(Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdateCampaign p ->
            campaigns.add(Draft.change(at, p.campaign(), p.fields(), p.expected()));
        case Push.CreatePerson p when p.kind() != RecordKind.CONTACT ->
            results.put(
                at, new PushResult.Refused("notPossible", null, "There are contacts only."));
        case Push.CreatePerson p ->
            persons.add(Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdatePerson p ->
            persons.add(Draft.change(at, p.person(), p.fields(), p.expected()));
        case Push.EnsureStatus p -> results.put(at, Statuses.ensure(tags, p));
        case Push.AddMember p -> members.add(at, p);
        case Push.SetMemberStatus p -> members.add(at, p);
        case Push.RemoveOwnedMember p -> members.add(at, p);
        case Push.WithdrawConsent p -> results.put(at, new Consent(api).withdraw(p));
      }
    }
    ReadWriteRead.run(new CampaignShelf(tags), campaigns, results);
    ReadWriteRead.run(new ContactShelf(api, contacts, automations, account), persons, results);
    members.run();
    return results.inOrder(pushes.size());
  }

  private static Map<String, Image> filled(Map<String, Image> fields) {
    var filled = new LinkedHashMap<>(fields);
    filled.values().removeIf(value -> value instanceof Image.Blank);
    return filled;
  }
}
