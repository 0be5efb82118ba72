package org.unisono.app.sync.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.Members;
import org.unisono.connector.RecordKind;
import org.unisono.core.Refused;
import org.unisono.core.merge.FieldMap.Translation;
import org.unisono.core.merge.Image;

/// How both sides of a line of the ledger stand now.
@Component
class ReplaySides {

  private final ConnectionStore connections;
  private final OpenLines lines;
  private final MirrorStore mirror;
  private final TwinStore twins;
  private final StatusMaps statuses;
  private final Campaigns campaigns;
  private final Members members;
  private final PersonImages people;

  ReplaySides(
      ConnectionStore connections,
      OpenLines lines,
      MirrorStore mirror,
      TwinStore twins,
      StatusMaps statuses,
      Campaigns campaigns,
      Members members,
      PersonImages people) {
    this.connections = connections;
    this.lines = lines;
    this.mirror = mirror;
    this.twins = twins;
    this.statuses = statuses;
    this.campaigns = campaigns;
    this.members = members;
    this.people = people;
  }

  /// @param kind campaign, person or member, as what is pending
  /// @param oursThere ours as it would stand there; null when there is no such value
  /// @param theirsHere theirs as it would stand here; null when there is no such value
  record Stand(
      String kind,
      UUID owner,
      UUID local,
      Image ours,
      Image theirs,
      @Nullable Image oursThere,
      @Nullable Image theirsHere) {

    static Stand of(
        String kind, UUID owner, UUID local, Image ours, Image theirs, Translation translation) {
      return new Stand(
          kind,
          owner,
          local,
          ours,
          theirs,
          ours instanceof Image.Filled(var mine) ? image(translation.toTheirs(mine)) : ours,
          theirs instanceof Image.Filled(var yours) ? image(translation.toOurs(yours)) : theirs);
    }

    private static @Nullable Image image(@Nullable String raw) {
      return raw == null ? null : Image.of(raw);
    }
  }

  /// Empty when one of the two is gone, or the field is in no map.
  Optional<Stand> of(UUID connection, Note note) {
    var kept =
        connections.find(connection).orElseThrow(() -> Refused.notFound("connection", connection));
    var line = lines.open(kept, connection);
    return note.stream().equals("members") ? member(line, note) : record(line, note);
  }

  private Optional<Stand> record(Line line, Note note) {
    var ref = Objects.requireNonNull(note.remote());
    var field = Objects.requireNonNull(note.field());
    var row = mirror.find(line.id(), ref).filter(r -> r.gone() == null);
    var map = line.maps(ref.kind()).stream().filter(m -> m.ours().equals(field)).findFirst();
    if (row.isEmpty() || map.isEmpty()) {
      return Optional.empty();
    }
    var theirs = map.get().seen(row.get().image(map.get().theirs()));
    var translation = map.get().map().translation();
    if (ref.kind() == RecordKind.CAMPAIGN) {
      var campaign = Objects.requireNonNull(note.campaignId());
      var twin = Objects.requireNonNull(note.twinId());
      return campaigns
          .find(campaign)
          .map(c -> CampaignSide.images(c).getOrDefault(field, new Image.Blank()))
          .map(ours -> Stand.of("campaign", twin, campaign, ours, theirs, translation));
    }
    var person = Objects.requireNonNull(note.personId());
    return people
        .of(person)
        .map(images -> images.getOrDefault(field, new Image.Blank()))
        .map(ours -> Stand.of("person", line.id(), person, ours, theirs, translation));
  }

  private Optional<Stand> member(Line line, Note note) {
    var person = Objects.requireNonNull(note.personId());
    var twin = twins.of(line.id(), null, note.twinId()).stream().findFirst();
    var row =
        mirror.find(line.id(), Objects.requireNonNull(note.remote())).filter(r -> r.gone() == null);
    if (twin.isEmpty() || row.isEmpty()) {
      return Optional.empty();
    }
    var name = FieldMaps.named(line.fields(RecordKind.MEMBER), "status").orElse("status");
    var translation = statuses.of(line, twin.get()).fieldMap().translation();
    return members.all(twin.get().campaignId(), List.of(person)).stream()
        .findFirst()
        .map(
            ours ->
                Stand.of(
                    "member",
                    twin.get().id(),
                    person,
                    Image.of(ours.status()),
                    row.get().image(name),
                    translation));
  }
}
