package org.unisono.connectors.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
final class HubSpotPushes {

  private final HubSpotApi api;
  private final HubSpotRecords records;
  private final Automations automations;

  HubSpotPushes(HubSpotApi api, HubSpotRecords records, Account account) {
    this.api = api;
    this.records = records;
    this.automations = new Automations(api, account);
  }

  List<PushResult> push(List<Push> pushes) {
    var results = new Results();
    var campaigns = new ArrayList<Draft>();
    var contacts = new ArrayList<Draft>();
    var members = new MemberPushes(api, automations, results);
    for (int at = 0; at < pushes.size(); at++) {
      switch (pushes.get(at)) {
        case Push.CreateCampaign p ->
            campaigns.add(Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdateCampaign p ->
            campaigns.add(Draft.change(at, p.campaign(), p.fields(), p.expected()));
        case Push.CreatePerson p when p.kind() != RecordKind.CONTACT ->
            results.put(
                at, new PushResult.Refused("notPossible", null, "HubSpot has contacts only."));
        case Push.CreatePerson p ->
            contacts.add(Draft.make(at, p.marker(), filled(p.fields()), Map.of()));
        case Push.UpdatePerson p ->
            contacts.add(Draft.change(at, p.person(), p.fields(), p.expected()));
        case Push.EnsureStatus p -> results.put(at, new StatusPush(api).ensure(p.twin(), p.rung()));
        case Push.AddMember p -> members.add(at, p);
        case Push.SetMemberStatus p -> members.add(at, p);
        case Push.RemoveOwnedMember p -> members.add(at, p);
        case Push.WithdrawConsent p -> results.put(at, withdraw(p));
      }
    }
    ReadWriteRead.run(new CampaignShelf(api, records), campaigns, results);
    ReadWriteRead.run(new ContactShelf(api, records, automations), contacts, results);
    members.run();
    return results.inOrder(pushes.size());
  }

  private static Map<String, Image> filled(Map<String, Image> fields) {
    var filled = new LinkedHashMap<>(fields);
    filled.values().removeIf(value -> value instanceof Image.Blank);
    return filled;
  }

  /// An opt-out may be written twice; whether it stands is read.
  private PushResult withdraw(Push.WithdrawConsent push) {
    var path = "/communication-preferences/v4/statuses/" + HubSpotApi.encoded(push.address());
    var topic = push.subscription();
    try {
      if (isOut(path, topic)) {
        return written(push, path, Effect.UNCHANGED);
      }
      try {
        if (topic == null) {
          api.write("POST", path + "/unsubscribe-all?channel=EMAIL", Json.object());
        } else {
          var body = Json.object().put("subscriptionId", topic).put("channel", "EMAIL");
          api.write("POST", path, body.put("statusState", "UNSUBSCRIBED"));
        }
      } catch (Snag.Unclear unclear) {
        // Read below.
      }
      return isOut(path, topic)
          ? written(push, path, Effect.CHANGED)
          : new PushResult.InDoubt(null);
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private boolean isOut(String path, @Nullable String topic) {
    var results = api.get(path + "?channel=EMAIL").path("results").valueStream().toList();
    return results.stream()
        .filter(s -> topic == null || Json.text(s, "subscriptionId").equals(topic))
        .allMatch(s -> Json.text(s, "status").equals("UNSUBSCRIBED"));
  }

  private PushResult written(Push.WithdrawConsent push, String path, Effect effect) {
    var contact = Json.object().put("id", push.person().id());
    var properties = contact.putObject("properties").put("email", push.address());
    if (push.subscription() == null) {
      // Every topic was read as out, which is what the flag says of a contact.
      properties.put(HubSpotKind.OPT_OUT, "true");
    }
    var topics = ConsentChanges.states(api.get(path + "?channel=EMAIL").path("results"));
    return new PushResult.Written(ConsentChanges.record(contact, topics), effect, List.of());
  }
}
