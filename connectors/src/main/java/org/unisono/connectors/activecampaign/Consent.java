package org.unisono.connectors.activecampaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.PushResult.Effect;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Stance;
import org.unisono.connector.Stance.Said;
import org.unisono.connector.Topic;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.http.Snag.Unclear;
import org.unisono.connectors.http.Tried;
import org.unisono.core.merge.Image;
import tools.jackson.databind.JsonNode;

/// What contacts said to lists. There is no flag for all marketing: an opt-out of all is written to
/// every list, and what comes back comes list by list, so that it grows no wider than it was. The
/// one status that is ever written is *unsubscribed*, whatever listens: it stops mail.
final class Consent {
  private static final String LIST = "list.";
  private static final String OUT = "2";

  private final ActiveCampaignApi api;

  Consent(ActiveCampaignApi api) {
    this.api = api;
  }

  /// List by list: nothing there says anything of all. Unconfirmed and bounced say nothing.
  static List<Stance> stances(RemoteRecord consent) {
    var stances = new ArrayList<Stance>();
    consent
        .fields()
        .forEach(
            (field, status) -> {
              if (field.startsWith(LIST)) {
                stances.add(new Stance(field.substring(LIST.length()), said(status)));
              }
            });
    return stances;
  }

  private static Said said(Image status) {
    if (status.equals(Image.of(OUT))) {
      return Said.OPTED_OUT;
    }
    return status.equals(Image.of("1")) ? Said.OPTED_IN : Said.NOTHING;
  }

  /// Those of a page of contacts, with their lists beside them.
  static List<RemoteRecord> records(JsonNode page) {
    var records = new ArrayList<RemoteRecord>();
    for (var contact : page.path("contacts")) {
      var id = Json.text(contact, "id");
      var rows =
          page.path("contactLists")
              .valueStream()
              .filter(r -> Json.text(r, "contact").equals(id))
              .toList();
      records.add(record(id, Json.text(contact, "email"), rows));
    }
    return records;
  }

  private static RemoteRecord record(String contact, String email, List<JsonNode> rows) {
    var images = new LinkedHashMap<String, Image>();
    images.put("email", Image.of(email));
    rows.forEach(r -> images.put(LIST + Json.text(r, "list"), Json.image(r.path("status"))));
    return new RemoteRecord(
        new RemoteRef(RecordKind.CONSENT, contact),
        images,
        Map.of(Link.PERSON, new RemoteRef(RecordKind.CONTACT, contact)),
        null,
        null);
  }

  PushResult withdraw(Push.WithdrawConsent push) {
    try {
      var wanted = lists(push);
      var before = read(push);
      var open = wanted.stream().filter(l -> !isOut(before, l)).toList();
      if (open.isEmpty()) {
        return new PushResult.Written(before, Effect.UNCHANGED, List.of());
      }
      return write(push, open);
    } catch (Denied denied) {
      return denied.status() == 404
          ? new PushResult.Gone(push.person())
          : new PushResult.Refused(denied.code(), denied.field(), denied.text());
    } catch (Snag snag) {
      return Tried.notWritten(Tried.trouble(snag));
    }
  }

  private List<String> lists(Push.WithdrawConsent push) {
    var topic = push.subscription();
    return topic != null ? List.of(topic) : topics().stream().map(Topic::id).toList();
  }

  List<Topic> topics() {
    return api.all("/lists", "lists", Lane.CONSENT).stream()
        .map(l -> new Topic(Json.text(l, "id"), Json.text(l, "name")))
        .toList();
  }

  private RemoteRecord read(Push.WithdrawConsent push) {
    var path = "/contacts/" + ActiveCampaignApi.encoded(push.person().id()) + "/contactLists";
    var rows = api.get(path, Lane.CONSENT).path("contactLists").valueStream().toList();
    return record(push.person().id(), push.address(), rows);
  }

  private static boolean isOut(RemoteRecord consent, String list) {
    return consent.image(LIST + list).equals(Image.of(OUT));
  }

  private PushResult write(Push.WithdrawConsent push, List<String> lists) {
    boolean wrote = false;
    try {
      for (var list : lists) {
        unsubscribe(push.person().id(), list);
        wrote = true;
      }
    } catch (Denied denied) {
      // Of the list: the contact was just read.
      return new PushResult.Refused(denied.code(), denied.field(), denied.text());
    } catch (Snag snag) {
      if (!wrote) {
        throw snag;
      }
      // Some stand, the rest is tried with the same push.
      return new PushResult.NotSent(Tried.trouble(snag));
    }
    try {
      var after = read(push);
      return lists.stream().allMatch(l -> isOut(after, l))
          ? new PushResult.Written(after, Effect.CHANGED, List.of())
          : new PushResult.InDoubt(null);
    } catch (Snag unseen) {
      return new PushResult.InDoubt(null);
    }
  }

  private void unsubscribe(String contact, String list) {
    var body = Json.object();
    body.putObject("contactList").put("list", list).put("contact", contact).put("status", OUT);
    try {
      api.write("POST", "/contactLists", body, Lane.CONSENT);
    } catch (Unclear unclear) {
      // Read below; an opt-out may be written twice.
    }
  }
}
