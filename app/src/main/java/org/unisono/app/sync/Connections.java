package org.unisono.app.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.sync.internal.CopyReport;
import org.unisono.app.sync.internal.EditConnections;
import org.unisono.app.sync.internal.HealthReport;
import org.unisono.app.sync.internal.Inclusion;
import org.unisono.app.sync.internal.OpenLines;
import org.unisono.app.sync.internal.PlanReport;
import org.unisono.app.sync.internal.RemoteCampaignReport;
import org.unisono.app.sync.internal.ShowConnections;
import org.unisono.app.sync.internal.Words;
import org.unisono.connector.SetUpCheck;
import org.unisono.core.Refused;
import tools.jackson.databind.JsonNode;

/// The door to connections: accounts at other systems, what travels, and what would be written.
@Component
public class Connections {

  private final ShowConnections show;
  private final EditConnections edit;
  private final OpenLines lines;
  private final PlanReport plans;
  private final RemoteCampaignReport remote;
  private final Campaigns campaigns;
  private final AuditTrail audit;
  private final Inclusion inclusion;
  private final CopyReport copies;
  private final HealthReport health;

  Connections(
      ShowConnections show,
      EditConnections edit,
      OpenLines lines,
      PlanReport plans,
      RemoteCampaignReport remote,
      Campaigns campaigns,
      AuditTrail audit,
      Inclusion inclusion,
      CopyReport copies,
      HealthReport health) {
    this.health = health;
    this.inclusion = inclusion;
    this.copies = copies;
    this.show = show;
    this.edit = edit;
    this.lines = lines;
    this.plans = plans;
    this.remote = remote;
    this.campaigns = campaigns;
    this.audit = audit;
  }

  /// What can be connected.
  public List<SystemInfo> systems() {
    return show.systems();
  }

  /// Tries an account step by step; keeps and writes nothing.
  ///
  /// @throws Refused `unknownSystem`, `badUrl`, `outOfRange`
  public List<SetUpCheck> check(
      String system, String baseUrl, Map<String, String> settings, Map<String, String> secrets) {
    return lines.check(system, baseUrl, settings, secrets);
  }

  /// In the order in which they were made.
  public List<Connection> all() {
    return show.all();
  }

  /// @throws Refused `notFound`
  public Connection get(UUID id) {
    return show.find(id).orElseThrow(() -> Refused.notFound("connection", id));
  }

  /// Makes a connection, which only watches.
  ///
  /// @throws Refused `unknownSystem`, `badUrl`, `outOfRange`, `required`, `secretInTheOpen`,
  ///     `unknownOption`
  @Transactional
  public Connection add(ConnectionDraft draft) {
    var id = edit.add(draft);
    audit.record("connection.added", "connection", id, Map.of());
    return get(id);
  }

  /// What the draft does not say stays.
  ///
  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, `systemFixed`, and what [#add] refuses
  @Transactional
  public Connection edit(UUID id, int seen, ConnectionDraft draft) {
    edit.edit(id, seen, draft);
    audit.record("connection.edited", "connection", id, Map.of());
    return get(id);
  }

  /// @throws Refused `notFound`
  public List<ArmedStream> streams(UUID id) {
    return show.streams(id);
  }

  /// Says which ways a stream goes from now on.
  ///
  /// @throws Refused `notFound`, `unknownStream`, `unknownOption`, `streamCannot`
  @Transactional
  public ArmedStream arm(UUID id, String stream, String mode) {
    var known = Words.stream(stream).orElseThrow(() -> Refused.notFound("stream", stream));
    edit.arm(id, known, mode);
    audit.record("stream.armed", "connection", id, Map.of("stream", stream, "mode", mode));
    return show.streams(id).stream().filter(s -> s.key().equals(stream)).findFirst().orElseThrow();
  }

  /// What each stream has met, what is asked about it, and what waits.
  ///
  /// @throws Refused `notFound`
  public ConnectionHealth health(UUID id) {
    return health.of(get(id), show.streams(id));
  }

  /// Does without a field that travels no more because of something over there: it is said no
  /// longer, and travels again should it come back.
  ///
  /// @param field ours
  /// @throws Refused `notFound`, also where no such field is missed
  @Transactional
  public void doWithout(UUID id, String field) {
    get(id);
    health.doWithout(id, field);
    audit.record("connection.edited", "connection", id, Map.of("without", field));
  }

  /// The records that one class of trouble holds up.
  ///
  /// @param stream several with commas between them; null for what stands in the way of all
  /// @param key of a [HealthClass]
  /// @throws Refused `notFound`, `unknownOption`
  public Page<AffectedRecord> affected(
      UUID id, @Nullable String stream, String key, PageRequest page) {
    get(id);
    for (var one : stream == null || stream.isEmpty() ? new String[0] : stream.split(",")) {
      if (Words.stream(one).isEmpty()) {
        throw Refused.notFound("stream", one);
      }
    }
    return health.records(id, stream == null ? "" : stream, key, page);
  }

  /// What would be written, if it were allowed.
  public Page<PlannedWrite> plan(UUID id, @Nullable String stream, PageRequest page) {
    get(id);
    return plans.page(id, stream, page);
  }

  /// What a rule of inclusion would mean for those who are members of paired campaigns and have no
  /// record there; writes nothing.
  ///
  /// @param rule null for everybody
  /// @throws Refused `notFound`, and what is wrong in the rule, with its place
  public InclusionPreview inclusion(UUID id, @Nullable JsonNode rule) {
    get(id);
    return inclusion.preview(id, rule);
  }

  /// Campaigns over there that can be paired; with a campaign of ours the likeliest first.
  public List<RemoteCampaign> campaigns(UUID id, @Nullable String search, @Nullable UUID campaign) {
    var ours = campaign == null ? null : campaigns.get(campaign);
    return show.campaigns(id, remote, search, ours);
  }

  /// The records of a kind, as they were read last; what is gone over there is left out.
  ///
  /// @throws Refused `notFound`
  public Page<RemoteCopy> copies(UUID id, String kind, PageRequest page) {
    get(id);
    var known = Words.recordKind(kind).orElseThrow(() -> Refused.notFound("kind", kind));
    return copies.page(id, known, page);
  }
}
