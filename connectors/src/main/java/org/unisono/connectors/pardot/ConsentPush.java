package org.unisono.connectors.pardot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRecord;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Draft;
import org.unisono.connectors.writing.Results;
import tools.jackson.databind.JsonNode;

/// Opt-outs: of all marketing on the prospect, of one list on the place there. Nobody is put on a
/// list in order to be opted out of it, and nothing but *true* is ever written.
final class ConsentPush {
  private final Rows rows;

  ConsentPush(Rows rows) {
    this.rows = rows;
  }

  PushResult withdraw(Push.WithdrawConsent push) {
    try {
      var list = push.subscription();
      return list == null ? ofAll(push) : ofList(push, list);
    } catch (Snag.Denied denied) {
      return Results.denied(draft(push), denied);
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private PushResult ofAll(Push.WithdrawConsent push) {
    var id = push.person().id();
    return write(push, Thing.PROSPECT, () -> rows.find(Thing.PROSPECT, id, Lane.CONSENT));
  }

  private PushResult ofList(Push.WithdrawConsent push, String list) {
    var query = Map.of("prospectId", push.person().id(), "listId", list);
    Supplier<Optional<JsonNode>> read =
        () ->
            rows.all(Thing.MEMBERSHIP, query, Lane.CONSENT).stream()
                .filter(r -> Json.text(r, "listId").equals(list))
                .filter(r -> Json.text(r, "prospectId").equals(push.person().id()))
                .findFirst();
    return write(push, Thing.MEMBERSHIP, read);
  }

  private PushResult write(
      Push.WithdrawConsent push, Thing thing, Supplier<Optional<JsonNode>> read) {
    var before = read.get().orElse(null);
    if (before == null) {
      return thing == Thing.PROSPECT
          ? new PushResult.Gone(push.person())
          : new PushResult.Refused("notOnTheList", null, "They are not on this list.");
    }
    if (isOut(before)) {
      return new PushResult.Written(record(thing, before), Effect.UNCHANGED, List.of());
    }
    try {
      rows.change(thing, Json.text(before, "id"), Json.object().put(Prospects.OPT_OUT, true));
    } catch (Unclear unclear) {
      // Read below; an opt-out may be written twice.
    }
    try {
      var after = read.get().orElse(null);
      return after != null && isOut(after)
          ? new PushResult.Written(record(thing, after), Effect.CHANGED, List.of())
          : new PushResult.InDoubt(null);
    } catch (Snag unseen) {
      return new PushResult.InDoubt(null);
    }
  }

  private static boolean isOut(JsonNode row) {
    return row.path(Prospects.OPT_OUT).asBoolean(false);
  }

  private static RemoteRecord record(Thing thing, JsonNode row) {
    return thing == Thing.PROSPECT ? Consents.ofProspect(row) : Consents.ofMembership(row);
  }

  private static Draft draft(Push.WithdrawConsent push) {
    return Draft.change(0, push.person(), Map.of(), Map.of());
  }
}
