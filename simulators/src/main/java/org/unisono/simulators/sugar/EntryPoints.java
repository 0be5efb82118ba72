package org.unisono.simulators.sugar;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.unisono.simulators.Json;
import org.unisono.simulators.Reply;
import org.unisono.simulators.Request;
import org.unisono.simulators.Routes;
import tools.jackson.databind.node.ObjectNode;

/// What anybody may call without a log-in: the picture that tells of an opening, links, opting out,
/// and web forms. A repeated event raises the hits of its row, and nothing else.
final class EntryPoints {
  private static final byte[] DOT =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private final Crm crm;

  EntryPoints(Crm crm) {
    this.crm = crm;
  }

  void register(Routes routes) {
    routes.get("/index.php", this::answer).post("/index.php", this::answer);
  }

  static boolean isOne(Request request) {
    return request.path().equals("/index.php");
  }

  private Reply answer(Request request) {
    var key = request.param("identifier").orElse("");
    return switch (request.param("entryPoint").orElse("")) {
      case "image" -> {
        sent(key).ifPresent(log -> happened(log, "viewed", ""));
        yield Reply.bytes(200, "image/gif", DOT);
      }
      case "campaign_trackerv2" -> followed(request.param("track").orElse(""), key);
      case "removeme" -> {
        sent(key).ifPresent(this::optOut);
        yield Reply.html(200, "<html><body>You have elected to no longer receive emails.");
      }
      case "ConfirmOptIn" -> {
        confirm(request.param("confirm_opt_in_token").orElse(""));
        yield Reply.html(200, "<html><body>You have confirmed your email address.");
      }
      case "WebToLeadCapture", "WebToPersonCapture" -> captured(request);
      default -> Reply.html(200, "<html><body>Not A Valid Entry Point");
    };
  }

  /// What was sent to somebody under the key.
  private Optional<ObjectNode> sent(String key) {
    return crm.records.live(CrmModule.CAMPAIGN_LOG).stream()
        .filter(l -> !key.isEmpty() && Json.text(l, "target_tracker_key").equals(key))
        .filter(l -> Json.text(l, "activity_type").equals("targeted"))
        .findFirst();
  }

  /// Hits are counted past the API: the date of the last change stays.
  private void happened(ObjectNode sent, String activity, String tracker) {
    var known =
        crm.records.live(CrmModule.CAMPAIGN_LOG).stream()
            .filter(l -> l.path("target_tracker_key").equals(sent.path("target_tracker_key")))
            .filter(l -> Json.text(l, "activity_type").equals(activity))
            .filter(l -> Json.text(l, "related_id").equals(tracker))
            .findFirst();
    if (known.isPresent()) {
      int hits = Integer.parseInt("0" + Json.text(known.get(), "hits"));
      known.get().put("hits", String.valueOf(hits + 1));
      return;
    }
    var row = MailingLog.after(sent, activity, crm.clock.instant()).put("related_id", tracker);
    row.put("related_type", tracker.isEmpty() ? "" : CrmModule.CAMPAIGN_TRACKERS.module());
    crm.records.create(CrmModule.CAMPAIGN_LOG, "", row);
  }

  private Reply followed(String id, String key) {
    var tracker = crm.records.find(CrmModule.CAMPAIGN_TRACKERS, id);
    if (tracker.isEmpty()) {
      return Reply.html(200, "");
    }
    var click =
        key.isEmpty() ? Optional.of(banner(Json.text(tracker.get(), "campaign_id"))) : sent(key);
    click.ifPresent(log -> happened(log, "link", id));
    return Reply.empty(302).with("Location", Json.text(tracker.get(), "tracker_url"));
  }

  /// A click on a banner is nobody's: its key stands for the caller's address.
  private static ObjectNode banner(String campaign) {
    var caller = UUID.nameUUIDFromBytes("127.0.0.1".getBytes(StandardCharsets.UTF_8));
    return Json.object()
        .put("campaign_id", campaign)
        .put("target_tracker_key", caller.toString().replace("-", ""));
  }

  /// From a newsletter, a person comes onto its list of exempt people; else their address is opted
  /// out of everything. Users stay.
  private void optOut(ObjectNode sent) {
    happened(sent, "removed", "");
    var module = CrmModule.named(Json.text(sent, "target_type")).orElseThrow();
    var campaign = crm.records.find(CrmModule.CAMPAIGNS, Json.text(sent, "campaign_id"));
    var person = crm.records.find(module, Json.text(sent, "target_id"));
    if (module == CrmModule.USERS || campaign.isEmpty() || person.isEmpty()) {
      return;
    }
    if (!Json.text(campaign.get(), "campaign_type").equals("NewsLetter")) {
      crm.records.update(module, person.get(), Json.object().put("email_opt_out", true));
      return;
    }
    var lists = CrmLink.of(CrmModule.CAMPAIGNS, "prospectlists").orElseThrow();
    var link = CrmLink.between(CrmModule.PROSPECT_LISTS, module).orElseThrow();
    crm.links.related(lists, Json.text(campaign.get(), "id")).stream()
        .filter(l -> Json.text(l, "list_type").equals("exempt"))
        .findFirst()
        .ifPresent(l -> crm.links.add(link, Json.text(l, "id"), Json.text(person.get(), "id")));
  }

  /// The token of somebody who is asked to confirm is the key of what was sent to them.
  private void confirm(String token) {
    sent(token)
        .flatMap(
            log ->
                CrmModule.named(Json.text(log, "target_type"))
                    .flatMap(m -> crm.records.find(m, Json.text(log, "target_id"))))
        .ifPresent(person -> person.put(Bounces.CONSENT, "confirmed-opt-in"));
  }

  /// A form makes a person of its module, and a row in the log of its campaign.
  private Reply captured(Request request) {
    var form = request.form();
    var module =
        CrmModule.named(form.getOrDefault("moduleDir", "Leads"))
            .filter(CrmModule::isPerson)
            .orElse(CrmModule.LEADS);
    var values = Json.object();
    form.forEach(
        (name, value) -> {
          if (crm.hasField(module, name) && !name.matches("id|deleted|date_.*")) {
            values.put(name, value);
          }
        });
    if (form.keySet().stream().anyMatch(n -> n.startsWith("opt_in_"))) {
      values.put(Bounces.CONSENT, "opt-in");
    }
    var person = crm.create(module, "", values);
    if (!Json.text(person, "campaign_id").isEmpty()) {
      var row = Json.object().put("campaign_id", Json.text(person, "campaign_id"));
      row.put("activity_type", module == CrmModule.LEADS ? "lead" : "contact");
      row.put("target_id", Json.text(person, "id")).put("target_type", module.module());
      row.put("related_id", Json.text(person, "id")).put("related_type", module.module());
      row.put("activity_date", CrmTime.raw(crm.clock.instant())).put("hits", 0);
      crm.records.create(CrmModule.CAMPAIGN_LOG, "", row);
    }
    var next = form.getOrDefault("redirect_url", "");
    return next.isEmpty()
        ? Reply.html(200, "<html><body>Thank you for your submission.")
        : Reply.empty(302).with("Location", next);
  }
}
