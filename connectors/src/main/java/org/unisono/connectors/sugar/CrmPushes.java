package org.unisono.connectors.sugar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Account;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.ReadWriteRead;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Sorts pushes by what they write.
final class CrmPushes {

  static final Map<String, Image> CAMPAIGN_STAND_INS =
      Map.of("status", Image.of("Planning"), "campaign_type", Image.of("Web"));

  private final CrmRows rows;
  private final Account account;
  private final Results results = new Results();
  private final Map<CrmModule, List<Draft>> drafts = new EnumMap<>(CrmModule.class);

  CrmPushes(CrmRows rows, Account account) {
    this.rows = rows;
    this.account = account;
  }

  List<PushResult> push(List<Push> pushes) {
    var site = rows.site();
    var lists = new Lists(site);
    var members = new MemberPushes(site, lists, results);
    for (int at = 0; at < pushes.size(); at++) {
      switch (pushes.get(at)) {
        case Push.CreateCampaign p ->
            add(
                CrmModule.CAMPAIGNS,
                Draft.make(at, p.marker(), filled(p.fields()), CAMPAIGN_STAND_INS));
        case Push.UpdateCampaign p -> change(at, p.campaign(), p.fields(), p.expected());
        case Push.CreatePerson p ->
            add(CrmModule.of(p.kind()), Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdatePerson p -> change(at, p.person(), p.fields(), p.expected());
        case Push.EnsureStatus p ->
            results.put(at, new StatusPush(site, lists).ensure(p.twin(), p.rung()));
        case Push.AddMember p -> members.add(MemberWish.of(at, p));
        case Push.SetMemberStatus p -> members.add(MemberWish.of(at, p));
        case Push.RemoveOwnedMember p -> members.add(MemberWish.of(at, p));
        case Push.WithdrawConsent p -> results.put(at, new ConsentPush(site).withdraw(p));
      }
    }
    var automations = new Automations(site, account);
    drafts.forEach(
        (module, some) ->
            ReadWriteRead.run(new RecordShelf(rows, module, automations), some, results));
    members.run();
    return results.inOrder(pushes.size());
  }

  private void change(
      int at, RemoteRef ref, Map<String, Image> fields, Map<String, Image> expected) {
    add(CrmModule.of(ref), Draft.change(at, ref, fields, expected));
  }

  private void add(CrmModule module, Draft draft) {
    drafts.computeIfAbsent(module, m -> new ArrayList<>()).add(draft);
  }

  private static Map<String, Image> filled(Map<String, Image> fields) {
    var filled = new LinkedHashMap<>(fields);
    filled.values().removeIf(value -> value instanceof Image.Blank);
    return filled;
  }
}
