package org.unisono.connectors.salesforce;

import java.util.ArrayList;
import java.util.List;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RemoteRef;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import org.unisono.connectors.writing.Results;

/// Opt-outs. Salesforce has one flag for all e-mail, so that a topic cannot be written without
/// widening it; and the flag is only ever set, never lifted.
final class ConsentPushes {

  private record Wish(int at, RemoteRef person) {}

  private final SalesforceApi api;
  private final Rows rows;
  private final Results results;
  private final List<Wish> wishes = new ArrayList<>();

  ConsentPushes(SalesforceApi api, Rows rows, Results results) {
    this.api = api;
    this.rows = rows;
    this.results = results;
  }

  void add(int at, Push.WithdrawConsent push) {
    if (push.subscription() == null) {
      wishes.add(new Wish(at, push.person()));
    } else {
      results.put(
          at,
          new PushResult.Refused(
              "wouldWiden", Sobject.OPT_OUT, "Salesforce knows no topics, only all e-mail."));
    }
  }

  void run() {
    wishes.forEach(wish -> results.put(wish.at(), optOut(wish.person())));
  }

  private PushResult optOut(RemoteRef person) {
    var object = Sobject.ofPerson(person.id());
    try {
      var before = rows.live(object, "Id = " + Soql.text(person.id()));
      if (before.isEmpty()) {
        return new PushResult.Gone(person);
      }
      var contact = Json.text(before.getFirst(), "ConvertedContactId");
      if (!contact.isEmpty()) {
        var into = new RemoteRef(Sobject.CONTACT.kind(), contact);
        return new PushResult.MergedInto(person, into);
      }
      if (before.getFirst().path(Sobject.OPT_OUT).asBoolean(false)) {
        var record = rows.consent(object, before.getFirst());
        return new PushResult.Written(record, Effect.UNCHANGED, List.of());
      }
      return write(object, person);
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private PushResult write(Sobject object, RemoteRef person) {
    try {
      api.write(
          "PATCH",
          "/sobjects/" + object.type() + "/" + person.id(),
          Json.object().put(Sobject.OPT_OUT, true));
    } catch (Unclear unclear) {
      // Looked up below; an opt-out may be written twice.
    }
    var after = rows.live(object, "Id = " + Soql.text(person.id()));
    boolean stands = !after.isEmpty() && after.getFirst().path(Sobject.OPT_OUT).asBoolean(false);
    return stands
        ? new PushResult.Written(rows.consent(object, after.getFirst()), Effect.CHANGED, List.of())
        : new PushResult.InDoubt(null);
  }
}
