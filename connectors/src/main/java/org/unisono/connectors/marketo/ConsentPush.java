package org.unisono.connectors.marketo;

import java.util.List;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Opt-outs. Marketo has one flag for all marketing mail, so a topic cannot be written without
/// widening it; the flag is only ever set. It is written whatever listens: it stops mail.
final class ConsentPush {
  private final MarketoApi api;
  private final People people;

  ConsentPush(MarketoApi api, People people) {
    this.api = api;
    this.people = people;
  }

  PushResult withdraw(Push.WithdrawConsent push) {
    if (push.subscription() != null) {
      return new PushResult.Refused(
          "wouldWiden", People.OPT_OUT, "Marketo knows no topics, only all marketing mail.");
    }
    try {
      var before = row(push.person());
      if (before.isEmpty()) {
        return new PushResult.Gone(push.person());
      }
      return isOut(before) ? written(before, Effect.UNCHANGED) : write(push.person());
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private PushResult write(RemoteRef person) {
    var body = Json.object().put("action", "updateOnly").put("lookupField", "id");
    body.putArray("input").addObject().put("id", person.id()).put(People.OPT_OUT, true);
    try {
      var row = api.write("/rest/v1/leads.json", body).path("result").path(0);
      var no = Refusals.skipped(row);
      if (no.isPresent()) {
        return new PushResult.Refused(no.get().code(), no.get().field(), no.get().text());
      }
    } catch (Unclear unclear) {
      // Read below; an opt-out may be written twice.
    }
    try {
      var after = row(person);
      return isOut(after) ? written(after, Effect.CHANGED) : new PushResult.InDoubt(null);
    } catch (Snag unseen) {
      return new PushResult.InDoubt(null);
    }
  }

  private List<JsonNode> row(RemoteRef person) {
    return people.where("id", List.of(person.id()), Lane.CONSENT);
  }

  private static boolean isOut(List<JsonNode> row) {
    return !row.isEmpty() && row.getFirst().path(People.OPT_OUT).asBoolean(false);
  }

  private static PushResult written(List<JsonNode> row, Effect effect) {
    return new PushResult.Written(People.consent(row.getFirst()), effect, List.of());
  }
}
