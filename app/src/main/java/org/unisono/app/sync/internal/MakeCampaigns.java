package org.unisono.app.sync.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.jobs.Plug;
import org.unisono.app.jobs.Turns;
import org.unisono.app.sync.PlannedWrite.FieldWrite;
import org.unisono.connector.Push;
import org.unisono.connector.PushResult;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Stream;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// Makes the counterpart of a campaign there, where a twin has none yet.
@Component
class MakeCampaigns {

  private final TwinStore twins;
  private final Campaigns campaigns;
  private final PendingStore pending;
  private final MirrorStore mirror;
  private final BaseStore bases;
  private final InboxStore inbox;
  private final LedgerStore ledger;
  private final Plans plans;

  MakeCampaigns(
      TwinStore twins,
      Campaigns campaigns,
      PendingStore pending,
      MirrorStore mirror,
      BaseStore bases,
      InboxStore inbox,
      LedgerStore ledger,
      Plans plans) {
    this.twins = twins;
    this.campaigns = campaigns;
    this.pending = pending;
    this.mirror = mirror;
    this.bases = bases;
    this.inbox = inbox;
    this.ledger = ledger;
    this.plans = plans;
  }

  void make(Line line, Turns turns) {
    for (var twin : twins.of(line.id(), null, null)) {
      if (twin.remoteId() == null
          && !twin.stopped()
          && line.isOpen()
          && line.knows(Set.of(RecordKind.CAMPAIGN))) {
        make(line, twin, turns);
      }
    }
  }

  private void make(Line line, TwinRow twin, Turns turns) {
    var campaign = campaigns.get(twin.campaignId());
    var ours = CampaignSide.images(campaign);
    var maps = line.maps(RecordKind.CAMPAIGN);
    Map<String, Image> fields = new LinkedHashMap<>();
    // Nothing is made without a name, even where names are not kept the same.
    FieldMaps.named(line.fields(RecordKind.CAMPAIGN), "name")
        .ifPresent(name -> fields.put(name, Image.of(campaign.name())));
    for (var field : maps) {
      if (field.way().goesOut() && ours.get(field.ours()) instanceof Image.Filled(var raw)) {
        var there = field.map().translation().toTheirs(raw);
        if (there != null && !there.isEmpty()) {
          fields.put(field.theirs(), Image.of(there));
        }
      }
    }
    if (!line.mayWriteThere(Stream.CAMPAIGNS)) {
      turns.turn(
          () -> {
            park(line, twin, campaign.name(), fields);
            return true;
          });
      return;
    }
    var push = new Push.CreateCampaign(twin.id().toString(), fields);
    var result = line.session().push(List.of(push)).getFirst();
    Plug.at("sync.campaignWritten");
    turns.turn(
        () -> {
          keep(line, twin, campaign.name(), maps, ours, result);
          return true;
        });
  }

  private void park(Line line, TwinRow twin, String name, Map<String, Image> fields) {
    var changes =
        fields.entrySet().stream()
            .map(e -> new FieldWrite(e.getKey(), null, ImageCodec.raw(e.getValue())))
            .toList();
    var step =
        Plans.step(Stream.CAMPAIGNS, "there", "create", twin.campaignId(), twin.id(), changes);
    var row = new PendingStore.Planned(twin.campaignId(), name, plans.write(List.of(step)));
    pending.park(line.id(), "campaign", twin.id(), row, "watch");
  }

  private void keep(
      Line line,
      TwinRow twin,
      String name,
      List<MappedField> maps,
      Map<String, Image> ours,
      PushResult result) {
    var subject = "campaign:" + twin.id();
    switch (Answered.of(line, result, mirror)) {
      case Answered.Stands(var record, var parts, var _) -> {
        mirror.put(line.id(), List.of(ReadStreams.seen(line, record)));
        twins.made(twin.id(), record.ref().id(), name);
        twins.addParts(twin.id(), parts);
        Map<String, Agreement> base = new LinkedHashMap<>();
        for (var field : maps) {
          var mine = ours.get(field.ours());
          var theirs = record.image(field.theirs());
          if (mine != null
              && !(theirs instanceof Image.Unknown)
              && !(field.held(mine, null, theirs) instanceof Image.Unknown)) {
            base.put(field.ours(), Agreement.of(mine, theirs));
          } else if (field.isOwner() && theirs instanceof Image.Filled) {
            // Whoever owns it there does so only because ours was not known there.
            base.put(field.ours(), Agreement.of(new Image.Blank(), theirs));
          }
        }
        bases.put(
            line.id(),
            "campaign",
            twin.id(),
            Map.of(twin.campaignId(), new BaseStore.Agreed(base, true)));
        ledger.add(
            line.id(),
            line.runId(),
            List.of(
                new Note(
                    "campaigns",
                    "out",
                    "create",
                    name,
                    twin.id(),
                    twin.campaignId(),
                    null,
                    record.ref(),
                    null,
                    null,
                    name,
                    "written",
                    null)));
        line.count("there", 1);
        inbox.settle(line.id(), List.of(subject), List.of());
        pending.add(line.id(), "status", twin.id(), List.of(twin.campaignId()));
        pending.addFamily(line.id(), twin.campaignId(), record.ref().id());
        pending.addMembers(line.id(), twin.id(), twin.campaignId());
      }
      case Answered.Refused(var code, var field, var message) ->
          inbox.ask(
              line.id(),
              List.of(
                  Question.of(
                          "held",
                          "refusedThere",
                          Map.of("code", code, "message", message),
                          subject,
                          name)
                      .about(twin.id(), twin.campaignId(), null)
                      .sides(field == null ? "" : field, null, null, null)));
      case Answered.Again _, Answered.Later _ -> {}
    }
  }
}
