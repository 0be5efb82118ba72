package org.unisono.simulators.sugar;

import java.util.List;
import java.util.UUID;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Journal.Mail;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.node.ObjectNode;

/// What runs by itself: mass mailings to whoever comes onto a list that one uses, and workflows
/// (SuiteCRM) or processes (SugarCRM) on a record that is saved. Each mail is counted.
final class CrmAutomations {
  private final CrmRecords records;
  private final CrmLinks links;
  private final Journal journal;
  private final SimulatedClock clock;

  CrmAutomations(CrmRecords records, CrmLinks links, Journal journal, SimulatedClock clock) {
    this.records = records;
    this.links = links;
    this.journal = journal;
    this.clock = clock;
  }

  /// Somebody came onto a list, or a list to a campaign or a mailing.
  void linked(CrmLink link, String id, String other) {
    if (link.module() == CrmModule.PROSPECT_LISTS && link.target().isPerson()) {
      records.find(link.target(), other).ifPresent(p -> mail(id, link.target(), p));
    } else if (link.target() == CrmModule.PROSPECT_LISTS && !link.module().isPerson()) {
      mailAll(other);
    } else if (link.target().isPerson() || link.target() == CrmModule.PROSPECT_LISTS) {
      records.find(link.module(), id).ifPresent(p -> mail(other, link.module(), p));
    }
  }

  private void mailAll(String list) {
    for (var link : CrmLink.ofPeople()) {
      links.related(link, list).forEach(p -> mail(list, link.target(), p));
    }
  }

  private void mail(String list, CrmModule module, ObjectNode person) {
    var type = records.find(CrmModule.PROSPECT_LISTS, list).map(l -> Json.text(l, "list_type"));
    if (type.isEmpty() || type.get().startsWith("exempt") || type.get().equals("test")) {
      return;
    }
    for (var mailing : records.live(CrmModule.EMAIL_MARKETING)) {
      if (Json.text(mailing, "status").equals("active") && uses(mailing, list)) {
        send(person, Json.text(mailing, "name"));
        var log = Json.object().put("campaign_id", Json.text(mailing, "campaign_id"));
        log.put("target_id", Json.text(person, "id")).put("target_type", module.module());
        log.put("activity_type", "targeted").put("activity_date", CrmTime.raw(clock.instant()));
        log.put("target_tracker_key", UUID.randomUUID().toString()).put("list_id", list);
        log.put("marketing_id", Json.text(mailing, "id"));
        log.put("more_information", Json.text(person, "email1")).put("hits", 0);
        records.create(CrmModule.CAMPAIGN_LOG, "", log);
      }
    }
  }

  private boolean uses(ObjectNode mailing, String list) {
    var lists = CrmLink.of(CrmModule.EMAIL_MARKETING, "prospectlists").orElseThrow();
    if (holds(links.related(lists, Json.text(mailing, "id")), list)) {
      return true;
    }
    var attached = CrmLink.of(CrmModule.CAMPAIGNS, "prospectlists").orElseThrow();
    return Json.text(mailing, "all_prospect_lists").equals("1")
        && holds(links.related(attached, Json.text(mailing, "campaign_id")), list);
  }

  private static boolean holds(List<ObjectNode> rows, String id) {
    return rows.stream().anyMatch(r -> Json.text(r, "id").equals(id));
  }

  void created(CrmModule module, ObjectNode row) {
    run(module, row, "New");
  }

  void changed(CrmModule module, ObjectNode row) {
    run(module, row, "Modified");
  }

  private void run(CrmModule module, ObjectNode row, String when) {
    for (var flow : records.live(CrmModule.WORKFLOWS)) {
      var on = Json.text(flow, "flow_run_on");
      boolean meant = on.equals("All_Records") || on.startsWith(when);
      if (Json.text(flow, "status").equals("Active")
          && meant
          && Json.text(flow, "flow_module").equals(module.module())) {
        send(row, Json.text(flow, "name"));
      }
    }
    for (var process : records.live(CrmModule.PROCESSES)) {
      if (Json.text(process, "prj_status").equals("ACTIVE")
          && Json.text(process, "prj_module").equals(module.module())) {
        send(row, Json.text(process, "name"));
      }
    }
  }

  private void send(ObjectNode to, String cause) {
    journal.mailed(new Mail(clock.instant(), Json.text(to, "email1"), cause));
  }
}
