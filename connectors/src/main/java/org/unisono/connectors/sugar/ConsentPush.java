package org.unisono.connectors.sugar;

import java.util.List;
import java.util.Optional;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import tools.jackson.databind.JsonNode;

/// Opt-outs. There is one flag for all marketing mail to an address, so that a topic cannot be
/// written without widening it; the flag is only ever set. It is written whatever listens: it stops
/// mail.
final class ConsentPush {

  private final Site site;

  ConsentPush(Site site) {
    this.site = site;
  }

  PushResult withdraw(Push.WithdrawConsent push) {
    if (push.subscription() != null) {
      return new PushResult.Refused(
          "wouldWiden", CrmModule.OPT_OUT, "There are no topics there, only all marketing mail.");
    }
    try {
      var before = row(push);
      if (before.isEmpty()) {
        return new PushResult.Gone(push.person());
      }
      if (!isTheirs(before.get(), push.address())) {
        // The flag is the address's: here it would fall on another one, which nobody withdrew.
        return new PushResult.Refused(
            "wouldWiden", CrmModule.OPT_OUT, "The person has another address there.");
      }
      return isOut(before) ? written(push, before, Effect.UNCHANGED) : write(push);
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private PushResult write(Push.WithdrawConsent push) {
    var module = CrmModule.of(push.person());
    try {
      var flag = Json.object().put(CrmModule.OPT_OUT, true);
      site.change(module.module(), CrmModule.id(push.person()), flag, "", Lane.CONSENT);
    } catch (Unclear unclear) {
      // Read below; an opt-out may be written twice.
    }
    try {
      var after = row(push);
      return isOut(after) ? written(push, after, Effect.CHANGED) : new PushResult.InDoubt(null);
    } catch (Snag unseen) {
      return new PushResult.InDoubt(null);
    }
  }

  private Optional<JsonNode> row(Push.WithdrawConsent push) {
    var module = CrmModule.of(push.person());
    var id = CrmModule.id(push.person());
    return site.read(module.module(), id, ConsentRounds.FIELDS, Lane.CONSENT);
  }

  private static boolean isTheirs(JsonNode row, String address) {
    return Json.text(row, "email1").equalsIgnoreCase(address.strip());
  }

  private static boolean isOut(Optional<JsonNode> row) {
    return row.isPresent() && CrmRows.isTrue(row.get(), CrmModule.OPT_OUT);
  }

  private static PushResult written(
      Push.WithdrawConsent push, Optional<JsonNode> row, Effect effect) {
    var record = ConsentRounds.record(CrmModule.of(push.person()), row.orElseThrow());
    return new PushResult.Written(record, effect, List.of());
  }
}
