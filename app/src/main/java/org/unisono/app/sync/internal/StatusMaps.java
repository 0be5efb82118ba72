package org.unisono.app.sync.internal;

import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.connector.Parts;
import org.unisono.connector.RecordKind;

/// The member statuses of a twin on both sides.
@Component
class StatusMaps {

  private final Campaigns campaigns;
  private final TwinStore twins;
  private final MirrorStore mirror;
  private final RenamedStatuses renamed;

  StatusMaps(Campaigns campaigns, TwinStore twins, MirrorStore mirror, RenamedStatuses renamed) {
    this.renamed = renamed;
    this.campaigns = campaigns;
    this.twins = twins;
    this.mirror = mirror;
  }

  StatusMap of(Line line, TwinRow twin) {
    var map =
        new StatusMap(
            campaigns.statuses(twin.campaignId()),
            options(line, twin),
            twins.answeredStatuses(twin.id()));
    return map.withLost(renamed.lost(line, twin));
  }

  /// What the campaign has there, what the system itself has, and what our parts stand for.
  List<String> options(Line line, TwinRow twin) {
    var fields = line.fields(RecordKind.STATUS);
    var options = new LinkedHashSet<String>();
    FieldMaps.named(fields, "label")
        .ifPresent(
            label ->
                options.addAll(mirror.labels(line.id(), String.valueOf(twin.remoteId()), label)));
    fields.forEach(f -> options.addAll(f.options()));
    twin.partList().stream()
        .filter(p -> p.role() == Parts.Role.STATUS_LIST)
        .forEach(p -> options.add(p.label()));
    return List.copyOf(options);
  }
}
