package org.unisono.simulators.sugar;

import org.unisono.simulators.Json;
import tools.jackson.databind.node.ObjectNode;

/// What the control surface sets: habits of the two products, and mass mailings that are set off.
final class CrmSwitches {
  private static final int EMAILS_PER_RUN = 500;

  private final Crm crm;
  private boolean totalsOfAll;
  private boolean orderless;
  private int metadataStale;
  private int refuseNext;
  private int emailsPerRun = EMAILS_PER_RUN;
  private String optInLevel = "disabled";
  private boolean transportFails;

  CrmSwitches(Crm crm) {
    this.crm = crm;
  }

  /// @param flows the kind of the product's own automations
  void set(ObjectNode switches, CrmModule flows) {
    for (var entry : switches.properties()) {
      var value = entry.getValue();
      switch (entry.getKey()) {
        case "mailOnCreate" -> CrmSeed.workflow(crm, flows, "Greet", value.asString());
        case "totalsOfAll" -> totalsOfAll = value.asBoolean(false);
        case "orderless" -> orderless = value.asBoolean(false);
        case "metadataOutOfDate" -> metadataStale = value.asInt(0);
        case "refuseNext" -> refuseNext = value.asInt(0);
        case "emailsPerRun" -> emailsPerRun = value.asInt(EMAILS_PER_RUN);
        case "queueMailing" -> crm.mails.queue(value.asString());
        case "queueTest" -> crm.mails.queueTest(value.asString());
        case "optInLevel" -> optInLevel = level(value.asString());
        case "transportFails" -> transportFails = value.asBoolean(false);
        case "runScheduler" -> crm.mails.deliver(emailsPerRun);
        default -> throw new IllegalArgumentException("no such automation: " + entry.getKey());
      }
    }
  }

  /// Whether the pages of a filtered list are counted as if there were no filter.
  boolean hasTotalsOfAll() {
    return totalsOfAll;
  }

  /// Whether a list without a sort comes in another order at each call.
  boolean isOrderless() {
    return orderless;
  }

  private static String level(String text) {
    if (!text.matches("disabled|opt-in|confirmed-opt-in")) {
      throw new IllegalArgumentException("no such level: " + text);
    }
    return text;
  }

  /// Whether somebody may be mailed who has said so much about it.
  boolean mayMail(String consent) {
    return switch (optInLevel) {
      case "opt-in" -> consent.endsWith("opt-in") && !consent.startsWith("not");
      case "confirmed-opt-in" -> consent.equals("confirmed-opt-in");
      default -> true;
    };
  }

  /// Whether the mail server takes nothing.
  boolean doesTransportFail() {
    return transportFails;
  }

  int emailsPerRun() {
    return emailsPerRun;
  }

  /// Whether this call is told that something was set up anew.
  boolean takeStale() {
    boolean stale = metadataStale > 0;
    metadataStale -= stale ? 1 : 0;
    return stale;
  }

  /// The status that the next call meets; 0 for none.
  int takeRefusal() {
    int status = refuseNext;
    refuseNext = 0;
    return status;
  }

  ObjectNode toJson() {
    var all =
        Json.object()
            .put("totalsOfAll", totalsOfAll)
            .put("orderless", orderless)
            .put("metadataOutOfDate", metadataStale)
            .put("refuseNext", refuseNext)
            .put("emailsPerRun", emailsPerRun)
            .put("optInLevel", optInLevel)
            .put("transportFails", transportFails);
    all.set("queue", Json.array(crm.mails.queued()));
    all.set("mailings", Json.array(crm.records.live(CrmModule.EMAIL_MARKETING)));
    all.set("workflows", Json.array(crm.records.live(CrmModule.WORKFLOWS)));
    return (ObjectNode) all.set("processes", Json.array(crm.records.live(CrmModule.PROCESSES)));
  }
}
