package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.RunStep.Kind;
import org.unisono.connector.Stream;

/// The phases of a run, in their order.
@Component
class Phases {

  private final Reading reading;
  private final WhoIsWho whoIsWho;
  private final Records records;
  private final Membership membership;
  private final Stores stores;

  Phases(
      Reading reading, WhoIsWho whoIsWho, Records records, Membership membership, Stores stores) {
    this.reading = reading;
    this.whoIsWho = whoIsWho;
    this.records = records;
    this.membership = membership;
    this.stores = stores;
  }

  /// What is there, and what is gone.
  @Component
  record Reading(
      SameInstance instance,
      ReadTopics topics,
      ReadUsers users,
      FindParts parts,
      FindPages pages,
      ReadStreams streams,
      Absences absences,
      FollowHeads heads) {}

  /// Who of them is whom of us.
  @Component
  record WhoIsWho(
      FollowRecords following,
      LinkPeople linking,
      Strangers strangers,
      PairConnected connected,
      JoinMeanwhile meanwhile) {}

  /// Campaigns, statuses, people and what they allow.
  @Component
  record Records(
      ConsentSync consent,
      MakeCampaigns making,
      RecordSync sync,
      CampaignSide campaigns,
      StatusSync statuses,
      PersonSide people) {}

  /// Who is in, and what came of it.
  @Component
  record Membership(PlanMembers plan, ActMembers act, TakeResponses responses, TakeDeals deals) {}

  /// What a round keeps its place in.
  @Component
  record Stores(MovedStore moved, PendingStore pending, TwinStore twins, StartRuns runs) {}

  /// What moved here while the run went on has a run of its own.
  void again(Line line) {
    if (line.startsOver() || stores.pending().isAnythingNew(line.id())) {
      stores.runs().moved(line.id());
    }
  }

  void lookAtAll(Line line) {
    stores.pending().release(line.id(), null, null);
    stores.runs().moved(line.id());
  }

  void read(Line line, Absences.When when, Turns turns) {
    line.at(Kind.READING, Stream.CAMPAIGNS);
    reading.instance().check(line, turns);
    if (!line.isOpen()) {
      return;
    }
    reading.topics().read(line, turns);
    reading.users().read(line, turns);
    // What parts a campaign has matters to who is in it.
    if (!reading.streams().isRead(line, Stream.MEMBERS, twins(line), when)) {
      reading.parts().find(line, turns);
    }
    reading.pages().find(line, turns);
    streams(line, when, turns);
    line.at(Kind.READING, Stream.CAMPAIGNS);
    unite(line, reading.heads().follow(line, turns), turns);
    if (line.isOpen()) {
      reading.absences().look(line, twins(line), when, turns);
      line.at(Kind.READING, Stream.CAMPAIGNS);
      unite(line, reading.heads().follow(line, turns), turns);
    }
    if (line.isOpen()) {
      unite(line, reading.heads().see(line, turns), turns);
    }
  }

  private void streams(Line line, Absences.When when, Turns turns) {
    reading.streams().read(line, twins(line), when, whoIsWho.meanwhile().of(line, turns), turns);
  }

  private List<TwinRow> twins(Line line) {
    return stores.twins().of(line.id(), null, null);
  }

  /// Twins with another campaign, or with theirs again, are read once more.
  private void unite(Line line, Set<UUID> live, Turns turns) {
    if (!live.isEmpty()) {
      streams(line, Absences.When.ASKED, turns);
      reading.heads().unite(line, live, turns);
    }
  }

  /// @return whether there is more to look at
  boolean round(Line line, Turns turns) {
    line.at(Kind.LINKING, Stream.PEOPLE);
    whoIsWho.following().follow(line, turns);
    whoIsWho.linking().link(line, turns);
    whoIsWho.strangers().meet(line, turns);
    whoIsWho.linking().link(line, turns);
    line.at(Kind.LINKING, Stream.CAMPAIGNS);
    whoIsWho.connected().pair(line, turns);
    line.at(Kind.COMPARING, null);
    mark(line, turns);
    line.at(Kind.COMPARING, Stream.CONSENT);
    records.consent().run(line, turns);
    line.at(Kind.COMPARING, Stream.CAMPAIGNS);
    records.making().make(line, turns);
    records.sync().run(line, records.campaigns(), turns);
    line.at(Kind.COMPARING, Stream.STATUSES);
    records.statuses().run(line, turns);
    line.at(Kind.COMPARING, Stream.PEOPLE);
    records.sync().run(line, records.people(), turns);
    line.at(Kind.COMPARING, Stream.MEMBERS);
    membership.plan().plan(line, turns);
    line.at(Kind.WRITING, Stream.MEMBERS);
    membership.act().act(line, turns);
    line.at(Kind.WRITING, Stream.RESPONSES);
    membership.responses().take(line, turns);
    line.at(Kind.WRITING, Stream.DEALS);
    membership.deals().take(line, turns);
    line.at(Kind.COMPARING, null);
    mark(line, turns);
    return stores.pending().isAnythingNew(line.id());
  }

  private void mark(Line line, Turns turns) {
    boolean more = true;
    while (more) {
      more = turns.turn(() -> stores.moved().there(line.id())) > 0;
    }
  }
}
