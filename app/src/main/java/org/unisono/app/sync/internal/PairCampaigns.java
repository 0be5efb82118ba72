package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.sync.Mode;
import org.unisono.app.sync.StatusPair;
import org.unisono.app.sync.Twin;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Pairs campaigns, and shows the pairs.
@Component
public class PairCampaigns {

  private final TwinStore twins;
  private final PendingStore pending;
  private final MirrorStore mirror;
  private final InboxStore inbox;
  private final ConnectionStore connections;
  private final OpenLines lines;
  private final StatusMaps maps;
  private final Campaigns campaigns;
  private final StartRuns runs;
  private final AttachmentStore attachments;

  PairCampaigns(
      TwinStore twins,
      PendingStore pending,
      MirrorStore mirror,
      InboxStore inbox,
      ConnectionStore connections,
      OpenLines lines,
      StatusMaps maps,
      Campaigns campaigns,
      StartRuns runs,
      AttachmentStore attachments) {
    this.attachments = attachments;
    this.twins = twins;
    this.pending = pending;
    this.mirror = mirror;
    this.inbox = inbox;
    this.connections = connections;
    this.lines = lines;
    this.maps = maps;
    this.campaigns = campaigns;
    this.runs = runs;
  }

  public UUID connect(UUID campaign, UUID connection, @Nullable String remote) {
    campaigns.get(campaign);
    var kept =
        connections
            .find(connection)
            .orElseThrow(
                () ->
                    Refused.rule(
                        "/connectionId", "unknownConnection", "There is no such connection."));
    var name = remote == null ? null : name(kept, remote);
    var twin =
        twins
            .insert(connection, campaign, remote, name)
            .orElseThrow(
                () ->
                    Refused.clash(
                        "/remoteId",
                        "alreadyTwinned",
                        "One of the two has a counterpart there already."));
    pending.add(connection, "campaign", twin, List.of(campaign));
    pending.addMembers(connection, twin, campaign);
    if (remote != null) {
      pending.add(connection, "status", twin, List.of(campaign));
      pending.addRemoteMembers(connection, twin, remote);
      mirror.dealsOf(connection, remote);
      pending.addFamily(connection, campaign, remote);
    }
    runs.moved(connection);
    return twin;
  }

  /// What a campaign over there is called, or its id.
  ///
  /// @throws Refused `unknownRemote`
  String nameThere(UUID connection, String remote) {
    var kept =
        connections.find(connection).orElseThrow(() -> Refused.notFound("connection", connection));
    return Objects.requireNonNullElse(name(kept, remote), remote);
  }

  private @Nullable String name(ConnectionStore.Kept kept, String remote) {
    var row =
        mirror
            .find(kept.id(), new RemoteRef(RecordKind.CAMPAIGN, remote))
            .filter(r -> r.gone() == null)
            .orElseThrow(
                () ->
                    Refused.rule(
                        "/remoteId", "unknownRemote", "There is no such campaign over there."));
    return FieldMaps.named(lines.open(kept, kept.id()).fields(RecordKind.CAMPAIGN), "name")
        .map(row::image)
        .map(ImageCodec::raw)
        .orElse(null);
  }

  /// Rests, or goes on: then everything is looked at again, and asked anew where the campaign is
  /// gone there.
  public void rest(UUID id, Rest rest) {
    var twin = find(id);
    twins.stop(id, rest == Rest.YES ? TwinStore.Stopped.YES : TwinStore.Stopped.NO);
    if (rest == Rest.NO) {
      twins.askAgain(id);
      pending.addAll(twin);
      runs.moved(twin.connectionId());
    }
  }

  /// Which ways members of this twin go from now on.
  ///
  /// @param mode null for as the connection says
  public void arm(UUID id, @Nullable Mode mode) {
    var twin = find(id);
    twins.members(id, mode);
    pending.release(twin.connectionId(), "member", id);
    runs.moved(twin.connectionId());
  }

  /// Whether a twin rests.
  public enum Rest {
    YES,
    NO
  }

  private TwinRow find(UUID id) {
    return twins.of(null, null, id).stream()
        .findFirst()
        .orElseThrow(() -> Refused.notFound("twin", id));
  }

  public List<Twin> shown(@Nullable UUID connection, @Nullable UUID campaign, @Nullable UUID id) {
    var rows = twins.of(connection, campaign, id);
    var attached = attachments.of(rows.stream().map(TwinRow::id).toList());
    var waiting = inbox.waitingByTwin();
    Map<UUID, ConnectionStore.Kept> kept =
        connections.all().stream()
            .collect(Collectors.toMap(ConnectionStore.Kept::id, Function.identity()));
    Map<UUID, Integer> behind = new HashMap<>();
    Map<UUID, Instant> last = new HashMap<>();
    Map<UUID, Boolean> armed = new HashMap<>();
    for (var of : rows.stream().map(TwinRow::connectionId).distinct().toList()) {
      behind.putAll(twins.behind(of));
      last.putAll(twins.lastSync(of));
      armed.put(of, connections.modes(of).values().stream().anyMatch(m -> m != Mode.WATCH));
    }
    List<Twin> shown = new ArrayList<>();
    for (var row : rows) {
      var of = Objects.requireNonNull(kept.get(row.connectionId()));
      var open = waiting.getOrDefault(row.id(), InboxStore.Waiting.NOTHING);
      shown.add(
          new Twin(
              row.id(),
              row.campaignId(),
              campaigns.find(row.campaignId()).map(Campaign::name).orElse(""),
              row.connectionId(),
              of.system(),
              row.remoteId(),
              row.remoteName(),
              row.remoteUrl(),
              "head",
              state(row, of, open, behind.getOrDefault(row.id(), 0), armed.get(row.connectionId())),
              row.members() == null ? "asConnection" : row.members().word(),
              row.gone(),
              last.get(row.id()),
              open.all(),
              open.conflicts(),
              parts(row, attached.getOrDefault(row.id(), List.of()))));
    }
    return shown;
  }

  private static List<Twin.TwinPart> parts(TwinRow row, List<AttachmentStore.Attached> attached) {
    return Stream.concat(
            row.partList().stream()
                .map(
                    p ->
                        new Twin.TwinPart(
                            p.role().name().toLowerCase(Locale.ROOT), p.id(), p.label())),
            attached.stream().map(a -> new Twin.TwinPart(Words.camel(a.kind()), a.id(), a.name())))
        .toList();
  }

  private static String state(
      TwinRow row,
      ConnectionStore.Kept of,
      InboxStore.Waiting open,
      int behind,
      @Nullable Boolean armed) {
    if (row.gone() != null) {
      return "goneThere";
    }
    if (row.stopped() || of.paused()) {
      return "stopped";
    }
    if (of.health() != null) {
      return "trouble";
    }
    if (!Boolean.TRUE.equals(armed)) {
      return "watch";
    }
    if (open.conflicts() > 0) {
      return "conflict";
    }
    if (open.statuses() > 0) {
      return "asking";
    }
    return behind > 0 || row.remoteId() == null ? "behind" : "inUnison";
  }

  public List<StatusPair> statuses(UUID id) {
    var twin = find(id);
    var kept = connections.find(twin.connectionId()).orElseThrow();
    var map = maps.of(lines.open(kept, id), twin);
    return map.ladder().stream()
        .map(
            s ->
                new StatusPair(
                    s.name(),
                    map.known(s.name()).orElse(null),
                    map.answered().values().stream().noneMatch(s.name()::equalsIgnoreCase),
                    map.options()))
        .toList();
  }

  /// @param pairs ours by theirs
  public void mapStatuses(UUID id, Map<String, String> pairs) {
    var twin = find(id);
    var names = campaigns.statuses(twin.campaignId()).stream().map(MemberStatus::name).toList();
    pairs.forEach(
        (theirs, ours) -> {
          if (!names.contains(ours)) {
            throw new Refused(
                Refusal.RULE_BROKEN,
                "/items",
                "unknownStatus",
                "This campaign has no status {status}. It has: {known}.",
                Map.of("status", ours, "known", String.join(", ", names)));
          }
        });
    twins.forgetStatuses(id);
    pairs.forEach((theirs, ours) -> twins.answerStatus(id, theirs, ours));
    pending.release(twin.connectionId(), "member", id);
    runs.moved(twin.connectionId());
  }
}
