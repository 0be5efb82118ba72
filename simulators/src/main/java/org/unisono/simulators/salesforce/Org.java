package org.unisono.simulators.salesforce;

import java.net.URI;
import org.unisono.simulators.Faults;
import org.unisono.simulators.Journal;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;

/// One Salesforce organisation: its schema, rows and rules, wired together.
final class Org {
  final URI baseUrl;
  final Faults faults;
  final Journal journal;
  final SimulatedClock clock;
  final Schema schema;
  final Records records;
  final Reads reads;
  final Writes writes;
  final ApiWrites apiWrites;
  final Queries queries;
  final Guards guards;
  final RowAccess access;
  final HttpRules http = new HttpRules();
  final BulkLimits bulk = new BulkLimits();
  final JwtGrant jwt = new JwtGrant();
  final Flows flows;
  final Automations automations;
  final LeadConversion conversion;
  final PersonMerge merge;
  final Sessions sessions;
  final ChangeEvents changes;

  Org(URI baseUrl, Faults faults, Journal journal, SimulatedClock clock) {
    this.baseUrl = baseUrl;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    schema = new Schema(faults);
    records = new Records(schema);
    reads = new Reads(schema, records, faults);
    writes = new Writes(schema, records, clock);
    access = new RowAccess();
    apiWrites = new ApiWrites(schema, records, writes, access, faults);
    queries = new Queries(reads, clock);
    guards = new Guards(schema, reads, queries);
    writes.guardedBy(guards);
    flows = new Flows(schema, records, journal, clock);
    conversion = new LeadConversion(schema, records, writes, clock);
    merge = new PersonMerge(schema, records, writes);
    sessions = new Sessions();
    changes = new ChangeEvents(schema, faults, clock);
    automations = new Automations(this);
    var members = new MemberRules(records, clock);
    writes.heardBy(flows::fire);
    writes.rule("Campaign", new CampaignRules(schema, records, writes));
    writes.rule("CampaignMember", members);
    writes.rule("CampaignMemberStatus", new StatusRules(records, writes, members));
    writes.rule("Lead", new PersonRules("LeadId", schema, records, writes, automations));
    writes.rule("Contact", new PersonRules("ContactId", schema, records, writes, automations));
  }

  String userId() {
    return Json.text(records.all("User").iterator().next(), "Id");
  }

  String orgId() {
    return Json.text(records.all("Organization").iterator().next(), "Id");
  }
}
