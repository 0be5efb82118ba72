package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.sync.ArmedStream;
import org.unisono.app.sync.Connection;
import org.unisono.app.sync.Mode;
import org.unisono.app.sync.RemoteCampaign;
import org.unisono.app.sync.SystemInfo;
import org.unisono.connector.Asset;
import org.unisono.connector.Capability;
import org.unisono.connector.Connector;
import org.unisono.connector.RecordKind;
import org.unisono.connector.Setting;
import org.unisono.connector.Stream;
import org.unisono.core.Refused;

/// Connections as people see them.
@Component
public class ShowConnections {

  private final ConnectionStore store;
  private final Systems systems;
  private final InboxStore inbox;
  private final TwinStore twins;
  private final PlanReport plans;
  private final OpenLines lines;

  ShowConnections(
      ConnectionStore store,
      Systems systems,
      InboxStore inbox,
      TwinStore twins,
      PlanReport plans,
      OpenLines lines) {
    this.store = store;
    this.systems = systems;
    this.inbox = inbox;
    this.twins = twins;
    this.plans = plans;
    this.lines = lines;
  }

  public List<Connection> all() {
    return shown(store.all());
  }

  public Optional<Connection> find(UUID id) {
    return store.find(id).map(kept -> shown(List.of(kept)).getFirst());
  }

  private List<Connection> shown(List<ConnectionStore.Kept> kept) {
    var waiting = inbox.waitingByConnection();
    Map<UUID, Long> pairs =
        twins.of(null, null, null).stream()
            .collect(Collectors.groupingBy(TwinRow::connectionId, Collectors.counting()));
    return kept.stream()
        .map(k -> shown(k, waiting.getOrDefault(k.id(), InboxStore.Waiting.NOTHING), pairs))
        .toList();
  }

  private Connection shown(
      ConnectionStore.Kept kept, InboxStore.Waiting waiting, Map<UUID, Long> pairs) {
    var connector = systems.of(kept.system());
    return new Connection(
        kept.id(),
        kept.name(),
        kept.system(),
        kept.baseUrl(),
        kept.settings(),
        state(kept),
        kept.health(),
        kept.createPeople().word(),
        kept.inclusion(),
        kept.lastSyncAt(),
        waiting.conflicts(),
        waiting.all(),
        Math.toIntExact(pairs.getOrDefault(kept.id(), 0L)),
        kept.spent(),
        kept.granted(),
        needs(connector),
        losses(connector),
        kept.version());
  }

  private String state(ConnectionStore.Kept kept) {
    if (kept.paused()) {
      return "paused";
    }
    if (kept.health() != null) {
      return "trouble";
    }
    boolean armed = store.modes(kept.id()).values().stream().anyMatch(m -> m != Mode.WATCH);
    return armed ? "running" : "watch";
  }

  private static List<Connection.Need> needs(Connector connector) {
    return connector.requirements().stream()
        .map(r -> new Connection.Need(Words.of(r.kind()), r.field(), r.standIn()))
        .toList();
  }

  private static List<Connection.Lost> losses(Connector connector) {
    return connector.losses().stream().map(l -> new Connection.Lost(l.code(), l.params())).toList();
  }

  public List<SystemInfo> systems() {
    return systems.all().stream()
        .map(
            c ->
                new SystemInfo(
                    c.key(),
                    c.name(),
                    Systems.asked(c).stream().map(ShowConnections::asked).toList(),
                    c.capabilities().stream().map(s -> travels(c, s)).toList(),
                    losses(c),
                    needs(c),
                    c.hasAutomations(),
                    kinds(c.attachable()),
                    kinds(c.belonging())))
        .toList();
  }

  private static List<String> kinds(Set<Asset.Kind> kinds) {
    return kinds.stream().sorted().map(Words::camel).toList();
  }

  private static SystemInfo.Asked asked(Setting setting) {
    return new SystemInfo.Asked(
        setting.key(),
        setting.form().name().toLowerCase(Locale.ROOT),
        setting.need() == Setting.Need.REQUIRED);
  }

  private static SystemInfo.Travels travels(Connector connector, Capability c) {
    return new SystemInfo.Travels(
        Words.of(c.stream()),
        comesWithMembers(connector, c) ? "withMembers" : c.reach().name().toLowerCase(Locale.ROOT),
        c.reason().isEmpty() ? null : c.reason());
  }

  /// Responses that are a member's status, and travel with it.
  private static boolean comesWithMembers(Connector connector, Capability c) {
    return c.stream() == Stream.RESPONSES
        && c.reach().comesIn()
        && !connector.logged().contains(Stream.RESPONSES);
  }

  /// Every stream of a connection that goes its own way, armed or not.
  public List<ArmedStream> streams(UUID id) {
    var kept = store.find(id).orElseThrow(() -> Refused.notFound("connection", id));
    var read = store.streams(id);
    var pending = plans.byStream(id);
    List<ArmedStream> streams = new ArrayList<>();
    var connector = systems.of(kept.system());
    for (var c : connector.capabilities()) {
      if (comesWithMembers(connector, c)) {
        continue;
      }
      var soFar = read.get(c.stream());
      streams.add(
          new ArmedStream(
              Words.of(c.stream()),
              (soFar == null ? Mode.WATCH : soFar.mode()).word(),
              c.reach().name().toLowerCase(Locale.ROOT),
              c.reason().isEmpty() ? null : c.reason(),
              soFar == null ? null : soFar.lastAt(),
              pending.getOrDefault(Words.of(c.stream()), 0)));
    }
    return streams;
  }

  public Capability capability(UUID id, Stream stream) {
    var kept = store.find(id).orElseThrow(() -> Refused.notFound("connection", id));
    return Systems.capability(systems.of(kept.system()), stream);
  }

  /// Campaigns there that can be paired, the likeliest first.
  public List<RemoteCampaign> campaigns(
      UUID id, RemoteCampaignReport report, @Nullable String search, @Nullable Campaign ours) {
    var kept = store.find(id).orElseThrow(() -> Refused.notFound("connection", id));
    var fields = lines.open(kept, id).fields(RecordKind.CAMPAIGN);
    var names =
        new RemoteCampaignReport.Names(
            FieldMaps.named(fields, "name").orElse("name"),
            FieldMaps.named(fields, "status").orElse("status"),
            FieldMaps.named(fields, "startDate").orElse("startDate"));
    return report.like(id, names, search, ours);
  }
}
