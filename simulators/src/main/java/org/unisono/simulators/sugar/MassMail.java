package org.unisono.simulators.sugar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The queue of mass mails: filled for a mailing, emptied by the scheduler, a run at a time. Who
/// gets nothing stands in the log with the reason.
final class MassMail {
  private static final String ADDRESS = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+";

  private static final int MOST_ATTEMPTS = 5;

  private final Crm crm;
  private final List<ObjectNode> queue = new ArrayList<>();

  MassMail(Crm crm) {
    this.crm = crm;
  }

  /// Queues a mailing for the members of its lists, but for those on a list of exempt people.
  void queue(String mailing) {
    var message = require(mailing);
    fill(message, lists(message).stream().filter(l -> !isOfType(l, "test|exempt.*")).toList());
    var exempt =
        lists(message).stream()
            .filter(l -> isOfType(l, "exempt"))
            .flatMap(l -> members(l).stream())
            .map(m -> Json.text(m, "related_id"))
            .toList();
    queue.removeIf(
        row ->
            Json.text(row, "marketing_id").equals(mailing)
                && exempt.contains(Json.text(row, "related_id")));
  }

  /// Queues a mailing for its test lists only; it is due at once, and may be repeated.
  void queueTest(String mailing) {
    var message = require(mailing);
    fill(message, lists(message).stream().filter(l -> isOfType(l, "test")).toList());
    var due = CrmTime.raw(crm.clock.instant().minusSeconds(60));
    queue.stream()
        .filter(row -> Json.text(row, "marketing_id").equals(mailing))
        .filter(row -> Json.text(row, "list_type").equals("test"))
        .forEach(row -> row.put("send_date_time", due));
  }

  private ObjectNode require(String mailing) {
    return crm.records.find(CrmModule.EMAIL_MARKETING, mailing).orElseThrow();
  }

  private static boolean isOfType(ObjectNode list, String types) {
    return Json.text(list, "list_type").matches(types);
  }

  /// All lists of the campaign, or those of the mailing.
  private List<ObjectNode> lists(ObjectNode mailing) {
    boolean all = Json.text(mailing, "all_prospect_lists").equals("1");
    return all
        ? related(CrmModule.CAMPAIGNS, "prospectlists", Json.text(mailing, "campaign_id"))
        : related(CrmModule.EMAIL_MARKETING, "prospectlists", Json.text(mailing, "id"));
  }

  private List<ObjectNode> related(CrmModule module, String link, String id) {
    return crm.links.related(CrmLink.of(module, link).orElseThrow(), id);
  }

  private List<ObjectNode> members(ObjectNode list) {
    var members = new ArrayList<ObjectNode>();
    for (var link : CrmLink.ofMembers()) {
      for (var member : crm.links.related(link, Json.text(list, "id"))) {
        members.add(
            Json.object()
                .put("related_id", Json.text(member, "id"))
                .put("related_type", link.target().module()));
      }
    }
    return members;
  }

  /// What was queued for the mailing and a list before is replaced.
  private void fill(ObjectNode mailing, List<ObjectNode> lists) {
    var id = Json.text(mailing, "id");
    var start = Json.text(mailing, "date_start");
    var due = start.isEmpty() ? CrmTime.raw(crm.clock.instant()) : start;
    for (var list : lists) {
      var from = Json.text(list, "id");
      queue.removeIf(
          row ->
              Json.text(row, "marketing_id").equals(id) && Json.text(row, "list_id").equals(from));
      for (var row : members(list)) {
        row.put("marketing_id", id).put("campaign_id", Json.text(mailing, "campaign_id"));
        row.put("list_id", from).put("list_type", Json.text(list, "list_type"));
        queue.add(row.put("send_date_time", due));
      }
    }
  }

  List<ObjectNode> queued() {
    return List.copyOf(queue);
  }

  /// One run of the scheduler: what is due, the earliest first.
  ///
  /// @param most mails of a run
  void deliver(int most) {
    var now = CrmTime.raw(crm.clock.instant());
    var due =
        queue.stream()
            .filter(row -> Json.text(row, "send_date_time").compareTo(now) <= 0)
            .sorted(Comparator.comparing(row -> Json.text(row, "send_date_time")))
            .limit(most)
            .toList();
    queue.removeAll(due);
    due.forEach(this::deliver);
  }

  private void deliver(ObjectNode row) {
    var module = CrmModule.named(Json.text(row, "related_type")).orElseThrow();
    var person = crm.records.find(module, Json.text(row, "related_id"));
    if (person.isEmpty()) {
      return;
    }
    var address = Json.text(person.get(), "email1");
    var activity = activity(row, person.get(), address);
    if (activity.equals("targeted") && crm.switches.doesTransportFail()) {
      int attempts = row.path("send_attempts").asInt(0) + 1;
      if (attempts <= MOST_ATTEMPTS) {
        var tomorrow = CrmTime.raw(crm.clock.instant().plus(Duration.ofDays(1)));
        queue.add(row.put("send_attempts", attempts).put("send_date_time", tomorrow));
        return;
      }
      activity = "send error";
    }
    var log = Json.object().put("activity_type", activity);
    for (var name : List.of("campaign_id", "marketing_id", "list_id")) {
      log.set(name, row.path(name));
    }
    log.put("target_id", Json.text(person.get(), "id")).put("target_type", module.module());
    log.put("target_tracker_key", UUID.randomUUID().toString()).put("hits", 0);
    log.put("activity_date", CrmTime.raw(crm.clock.instant()));
    // A test leaves no trace by which the next one would be held back.
    log.put("more_information", Json.text(row, "list_type").equals("test") ? "" : address);
    crm.records.create(CrmModule.CAMPAIGN_LOG, "", log);
    if (activity.equals("targeted")) {
      var cause = Json.text(require(Json.text(row, "marketing_id")), "name");
      crm.journal.mailed(new Journal.Mail(crm.clock.instant(), address, cause));
    }
  }

  /// A letter to somebody on a list of the campaign: logged, and not sent from here.
  void merged(String campaign, String list, CrmModule module, ObjectNode member) {
    var log = Json.object().put("campaign_id", campaign).put("list_id", list);
    log.put("activity_type", "targeted").put("target_type", module.module());
    log.put("target_id", Json.text(member, "id")).put("hits", 0);
    log.put("target_tracker_key", UUID.randomUUID().toString());
    log.put("activity_date", CrmTime.raw(crm.clock.instant()));
    crm.records.create(CrmModule.CAMPAIGN_LOG, "", log);
  }

  /// The checks in the order in which they are made.
  private String activity(ObjectNode row, ObjectNode person, String address) {
    if (address.isEmpty()) {
      return "send error";
    }
    if (!address.matches(ADDRESS)) {
      return "invalid email";
    }
    boolean held =
        Json.text(person, "email_opt_out").equals("1")
            || Json.text(person, "invalid_email").equals("1")
            || !crm.switches.mayMail(Json.text(person, Bounces.CONSENT))
            || isSuppressed(row, address)
            || isLogged(row, address);
    return held ? "blocked" : "targeted";
  }

  private boolean isSuppressed(ObjectNode row, String address) {
    var lists = related(CrmModule.CAMPAIGNS, "prospectlists", Json.text(row, "campaign_id"));
    var domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    for (var list : lists) {
      var name = Json.text(list, "domain_name").toLowerCase(Locale.ROOT);
      if (isOfType(list, "exempt_domain") && !name.isEmpty() && domain.contains(name)) {
        return true;
      }
      if (isOfType(list, "exempt_address")
          && members(list).stream().anyMatch(m -> has(m, address))) {
        return true;
      }
    }
    return false;
  }

  private boolean has(ObjectNode member, String address) {
    var module = CrmModule.named(Json.text(member, "related_type")).orElseThrow();
    return crm.records
        .find(module, Json.text(member, "related_id"))
        .filter(p -> Json.text(p, "email1").equalsIgnoreCase(address))
        .isPresent();
  }

  private boolean isLogged(ObjectNode row, String address) {
    return crm.records.live(CrmModule.CAMPAIGN_LOG).stream()
        .filter(l -> Json.text(l, "marketing_id").equals(Json.text(row, "marketing_id")))
        .anyMatch(l -> Json.text(l, "more_information").equalsIgnoreCase(address));
  }

  JsonNode state() {
    return Json.array(queue);
  }

  void restore(JsonNode state) {
    queue.clear();
    state.forEach(row -> queue.add((ObjectNode) row));
  }
}
