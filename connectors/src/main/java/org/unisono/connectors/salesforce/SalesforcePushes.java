package org.unisono.connectors.salesforce;

import java.util.ArrayList;
import java.util.EnumMap;
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
import org.unisono.connectors.writing.Shelf;
import org.unisono.core.merge.Image;

/// Sorts pushes by what they write.
final class SalesforcePushes {

  /// What Salesforce itself writes for a lead without a company.
  static final String NO_COMPANY = "[not provided]";

  private final SalesforceApi api;
  private final Rows rows;
  private final Describes describes;
  private final Automations automations;
  private final Account account;

  SalesforcePushes(
      SalesforceApi api, Rows rows, Describes describes, Automations automations, Account account) {
    this.api = api;
    this.rows = rows;
    this.describes = describes;
    this.automations = automations;
    this.account = account;
  }

  List<PushResult> push(List<Push> pushes) {
    var results = new Results();
    var drafts = new EnumMap<Sobject, List<Draft>>(Sobject.class);
    var members = new MemberPushes(api, rows, shelf(Sobject.MEMBER), results);
    var consent = new ConsentPushes(api, rows, results);
    for (int at = 0; at < pushes.size(); at++) {
      switch (pushes.get(at)) {
        case Push.CreateCampaign p ->
            add(drafts, Sobject.CAMPAIGN, Draft.make(at, p.marker(), p.fields(), Map.of()));
        case Push.UpdateCampaign p ->
            add(drafts, Sobject.CAMPAIGN, Draft.change(at, p.campaign(), p.fields(), p.expected()));
        case Push.CreatePerson p -> add(drafts, Sobject.of(p.kind()), made(at, p));
        case Push.UpdatePerson p ->
            add(
                drafts,
                Sobject.of(p.person().kind()),
                Draft.change(at, p.person(), p.fields(), p.expected()));
        case Push.EnsureStatus p ->
            results.put(at, new StatusPush(api, rows, automations).ensure(p.twin(), p.rung()));
        case Push.AddMember p -> members.add(at, p);
        case Push.SetMemberStatus p -> members.add(at, p);
        case Push.RemoveOwnedMember p -> members.add(at, p);
        case Push.WithdrawConsent p -> consent.add(at, p);
      }
    }
    int bulkThreshold = account.number("bulkThreshold", 2_000);
    drafts.forEach(
        (object, of) -> ReadWriteRead.run(shelf(object, of, bulkThreshold), of, results));
    members.run(bulkThreshold);
    consent.run();
    return results.inOrder(pushes.size());
  }

  /// Many new people travel in one job.
  private Shelf shelf(Sobject object, List<Draft> drafts, int bulkThreshold) {
    long made = drafts.stream().filter(d -> d.ref() == null).count();
    boolean many = object.isPerson() && made > bulkThreshold;
    return many ? new BulkShelf(shelf(object), api, object) : shelf(object);
  }

  private SalesforceShelf shelf(Sobject object) {
    return new SalesforceShelf(api, rows, describes, automations, object);
  }

  private static void add(Map<Sobject, List<Draft>> drafts, Sobject object, Draft draft) {
    drafts.computeIfAbsent(object, o -> new ArrayList<>()).add(draft);
  }

  private Draft made(int at, Push.CreatePerson push) {
    var fixed = new LinkedHashMap<String, Image>();
    if (push.kind() == RecordKind.LEAD) {
      var standIn = account.setting("standIn.Lead.Company").orElse(NO_COMPANY);
      fixed.put("Company", Image.of(standIn));
    }
    var given = new LinkedHashMap<>(push.fields());
    // A new record has no value to blank, and a blank would drive out the stand-in.
    given.values().removeIf(value -> value instanceof Image.Blank);
    return Draft.make(at, push.marker(), given, fixed);
  }
}
