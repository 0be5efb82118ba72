package org.unisono.connectors.pardot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.ReadWriteRead;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Sorts pushes by what they write. Campaigns, statuses and members are Salesforce's: those are
/// refused before any call.
final class PardotPushes {
  private final Rows rows;

  PardotPushes(Rows rows) {
    this.rows = rows;
  }

  List<PushResult> push(List<Push> pushes) {
    var results = new Results();
    var drafts = new ArrayList<Draft>();
    var addresses = new LinkedHashMap<String, String>();
    for (int at = 0; at < pushes.size(); at++) {
      switch (pushes.get(at)) {
        case Push.CreateCampaign _, Push.UpdateCampaign _ ->
            results.put(at, refused("headInSalesforce", "Campaigns are Salesforce's there."));
        case Push.EnsureStatus _,
            Push.AddMember _,
            Push.SetMemberStatus _,
            Push.RemoveOwnedMember _ ->
            results.put(at, refused("membersInSalesforce", "Members are Salesforce's there."));
        case Push.CreatePerson p when p.kind() != RecordKind.CONTACT ->
            results.put(at, refused("notPossible", "Prospects come as contacts only."));
        case Push.CreatePerson p -> {
          if (p.fields().get("email") instanceof Image.Filled(var email)) {
            addresses.put(p.marker(), email);
          }
          drafts.add(Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        }
        case Push.UpdatePerson p ->
            drafts.add(Draft.change(at, p.person(), p.fields(), p.expected()));
        case Push.WithdrawConsent p -> results.put(at, new ConsentPush(rows).withdraw(p));
      }
    }
    ReadWriteRead.run(new ProspectShelf(rows, addresses), drafts, results);
    return results.inOrder(pushes.size());
  }

  private static PushResult refused(String code, String message) {
    return new PushResult.Refused(code, null, message);
  }

  private static Map<String, Image> filled(Map<String, Image> fields) {
    var filled = new LinkedHashMap<>(fields);
    filled.values().removeIf(value -> value instanceof Image.Blank);
    return filled;
  }
}
