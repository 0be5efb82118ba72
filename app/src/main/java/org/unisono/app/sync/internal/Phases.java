package org.unisono.app.sync.internal;

import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;

/// The phases of a run, in their order.
@Component
class Phases {

  private final FindParts parts;
  private final ReadStreams reading;
  private final Absences absences;
  private final LinkPeople linking;
  private final Strangers strangers;
  private final MakeCampaigns making;
  private final RecordSync records;
  private final CampaignSide campaigns;
  private final PersonSide people;
  private final StatusSync statuses;
  private final ConsentSync consent;
  private final PlanMembers planMembers;
  private final ActMembers actMembers;
  private final TakeDeals deals;
  private final Stores stores;

  Phases(
      FindParts parts,
      ReadStreams reading,
      Absences absences,
      LinkPeople linking,
      Strangers strangers,
      MakeCampaigns making,
      RecordSync records,
      CampaignSide campaigns,
      PersonSide people,
      StatusSync statuses,
      ConsentSync consent,
      PlanMembers planMembers,
      ActMembers actMembers,
      TakeDeals deals,
      Stores stores) {
    this.parts = parts;
    this.reading = reading;
    this.absences = absences;
    this.linking = linking;
    this.strangers = strangers;
    this.making = making;
    this.records = records;
    this.campaigns = campaigns;
    this.people = people;
    this.statuses = statuses;
    this.consent = consent;
    this.planMembers = planMembers;
    this.actMembers = actMembers;
    this.deals = deals;
    this.stores = stores;
  }

  /// What a round keeps its place in.
  @Component
  record Stores(MirrorStore mirror, PendingStore pending, TwinStore twins, StartRuns runs) {}

  /// What moved here while the run went on has a run of its own.
  void again(Line line) {
    if (stores.pending().isAnythingNew(line.id())) {
      stores.runs().moved(line.id());
    }
  }

  void lookAtAll(Line line) {
    stores.pending().release(line.id(), null, null);
    stores.runs().moved(line.id());
  }

  void read(Line line, Absences.When when, Turns turns) {
    parts.find(line, turns);
    var twins = stores.twins().of(line.id(), null, null);
    reading.read(line, twins, turns);
    if (line.isOpen()) {
      absences.look(line, twins, when, turns);
    }
  }

  /// @return whether there is more to look at
  boolean round(Line line, Turns turns) {
    linking.link(line, turns);
    strangers.meet(line, turns);
    linking.link(line, turns);
    turns.turn(
        () -> {
          stores.mirror().markPending(line.id());
          return true;
        });
    consent.run(line, turns);
    making.make(line, turns);
    records.run(line, campaigns, turns);
    statuses.run(line, turns);
    records.run(line, people, turns);
    planMembers.plan(line, turns);
    actMembers.act(line, turns);
    deals.take(line, turns);
    turns.turn(
        () -> {
          stores.mirror().markPending(line.id());
          return true;
        });
    return stores.pending().isAnythingNew(line.id());
  }
}
