package org.unisono.connectors.dynamics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Account;
import org.unisono.connector.Parts.Part;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Rung;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.ReadWriteRead;
import org.unisono.connectors.writing.Results;
import org.unisono.core.merge.Image;

/// Sorts pushes by what they write.
final class DynamicsPushes {
  private final DynamicsApi api;
  private final Rows rows;
  private final Describes describes;
  private final Rolls rolls;
  private final Account account;

  DynamicsPushes(DynamicsApi api, Rows rows, Describes describes, Rolls rolls, Account account) {
    this.api = api;
    this.rows = rows;
    this.describes = describes;
    this.rolls = rolls;
    this.account = account;
  }

  List<PushResult> push(List<Push> pushes) {
    var results = new Results();
    var automations = new Automations(api, account);
    var drafts = new EnumMap<Entity, List<Draft>>(Entity.class);
    var members = new MemberPushes(rolls, new MemberWrites(api, rolls, automations), results);
    for (int at = 0; at < pushes.size(); at++) {
      switch (pushes.get(at)) {
        case Push.CreateCampaign p ->
            add(drafts, Entity.CAMPAIGN, Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdateCampaign p ->
            add(drafts, Entity.CAMPAIGN, Draft.change(at, p.campaign(), p.fields(), p.expected()));
        case Push.CreatePerson p ->
            add(
                drafts,
                Entity.of(p.kind()),
                Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdatePerson p ->
            add(
                drafts,
                Entity.of(p.person().kind()),
                Draft.change(at, p.person(), p.fields(), p.expected()));
        case Push.EnsureStatus p -> results.put(at, ensure(p));
        case Push.AddMember p -> members.add(at, p);
        case Push.SetMemberStatus p -> members.add(at, p);
        case Push.RemoveOwnedMember p -> members.add(at, p);
        case Push.WithdrawConsent p -> results.put(at, new ConsentPush(api, rows).withdraw(p));
      }
    }
    drafts.forEach(
        (entity, of) ->
            ReadWriteRead.run(
                new EntityShelf(api, rows, describes, automations, entity), of, results));
    members.run();
    return results.inOrder(pushes.size());
  }

  private static void add(Map<Entity, List<Draft>> drafts, Entity entity, Draft draft) {
    drafts.computeIfAbsent(entity, e -> new ArrayList<>()).add(draft);
  }

  private static Map<String, Image> filled(Map<String, Image> fields) {
    var filled = new LinkedHashMap<>(fields);
    filled.values().removeIf(value -> value instanceof Image.Blank);
    return filled;
  }

  /// Nothing is made there: the part remembers whether the status is an answer.
  private PushResult ensure(Push.EnsureStatus push) {
    var twin = push.twin();
    var rung = push.rung();
    try {
      var ladder = rolls.ladder(twin);
      boolean known = ladder.isKnown(rung.label());
      boolean answered = rung.answered() == Rung.Answered.YES;
      var parts =
          ladder.isOwnWord(rung.label())
              ? List.<Part>of()
              : List.of(Ladder.part(twin, rung.label(), rung.rank(), answered));
      var record =
          new RemoteRecord(
              new RemoteRef(RecordKind.STATUS, twin.campaign().id() + "/" + rung.label()),
              Map.of("label", Image.of(rung.label())),
              Map.of(Link.CAMPAIGN, twin.campaign()),
              null,
              null);
      return new PushResult.Written(record, known ? Effect.UNCHANGED : Effect.CREATED, parts);
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }
}
