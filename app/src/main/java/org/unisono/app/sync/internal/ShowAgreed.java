package org.unisono.app.sync.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.app.sync.AgreedState;
import org.unisono.app.sync.AgreedState.Field;
import org.unisono.app.sync.AgreedState.Members;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteRef;
import org.unisono.core.Refused;
import org.unisono.core.merge.Agreement;
import org.unisono.core.merge.Image;

/// What both sides of a twin last agreed on, as people see it. Where the other system does not say
/// now which fields it has, what was agreed is shown all the same.
@Component
public class ShowAgreed {

  private final TwinThere there;
  private final TwinStore twins;
  private final BaseStore bases;
  private final MirrorStore mirror;
  private final Campaigns campaigns;
  private final AgreedReport report;
  private final PointedNames names;

  ShowAgreed(
      TwinThere there,
      TwinStore twins,
      BaseStore bases,
      MirrorStore mirror,
      Campaigns campaigns,
      AgreedReport report,
      PointedNames names) {
    this.names = names;
    this.there = there;
    this.twins = twins;
    this.bases = bases;
    this.mirror = mirror;
    this.campaigns = campaigns;
    this.report = report;
  }

  /// @throws Refused `notFound`
  public AgreedState of(UUID id) {
    var opened = there.open(id);
    var twin = opened.twin();
    var campaign = campaigns.get(twin.campaignId());
    var row = row(twin);
    return new AgreedState(
        theirSide(opened.line(), row),
        fields(opened, campaign, row),
        members(twin),
        campaign.currency(),
        twins.lastSync(twin.connectionId()).get(id));
  }

  private @Nullable MirrorRow row(TwinRow twin) {
    var remote = twin.remoteId();
    return remote == null
        ? null
        : mirror.find(twin.connectionId(), new RemoteRef(RecordKind.CAMPAIGN, remote)).orElse(null);
  }

  private static String theirSide(Line line, @Nullable MirrorRow row) {
    if (row == null) {
      return "unread";
    }
    return row.gone() != null ? "gone" : isSilent(line) ? "silent" : "seen";
  }

  private static boolean isSilent(Line line) {
    return line.fields(RecordKind.CAMPAIGN).isEmpty();
  }

  private List<Field> fields(TwinThere.Opened opened, Campaign campaign, @Nullable MirrorRow row) {
    var line = opened.line();
    var base = agreed(opened.twin());
    var ours = CampaignSide.images(campaign);
    var maps = maps(line);
    var fields =
        OurField.of(RecordKind.CAMPAIGN, line.known().custom(RecordKind.CAMPAIGN)).stream()
            .map(f -> field(opened, f, maps.get(f.key()), base, ours, row))
            .filter(AgreedField::isShown)
            .toList();
    var refused =
        report.refused(
            opened.twin(),
            fields.stream().filter(AgreedField::stayed).map(f -> f.field().key()).toList());
    var named =
        names.of(
            line.id(),
            fields.stream()
                .filter(f -> PointedNames.points(f.field().key()))
                .flatMap(f -> f.pointedAt().stream())
                .toList());
    return fields.stream().map(f -> f.shown(refused.get(f.field().key()), named)).toList();
  }

  private Map<String, Agreement> agreed(TwinRow twin) {
    var campaign = twin.campaignId();
    var found = bases.of(twin.connectionId(), "campaign", twin.id(), List.of(campaign));
    var base = found.get(campaign);
    return base == null ? Map.of() : base.images();
  }

  /// What belongs together, by our name, also what does not travel.
  private static Map<String, Mapping> maps(Line line) {
    var kind = RecordKind.CAMPAIGN;
    var known = line.known();
    Map<String, Mapping> maps = new LinkedHashMap<>();
    FieldMaps.of(kind, line.fields(kind), known.custom(kind), known.changes(kind))
        .forEach(m -> maps.put(m.ours().key(), m));
    return maps;
  }

  /// What was agreed on a field counts as long as it travels, and while they do not say.
  private static AgreedField field(
      TwinThere.Opened opened,
      OurField field,
      @Nullable Mapping map,
      Map<String, Agreement> base,
      Map<String, Image> ours,
      @Nullable MirrorRow row) {
    var line = opened.line();
    var there = map == null ? meant(line, field) : map.theirs();
    var on = map != null && map.isOn() ? map : null;
    return AgreedField.of(
        line,
        field,
        there,
        on,
        on == null && !isSilent(line) ? null : base.get(field.key()),
        ours.getOrDefault(field.key(), new Image.Blank()),
        theirs(opened, there, row));
  }

  /// Their field that means the same, although it cannot be written.
  private static @Nullable RemoteField meant(Line line, OurField field) {
    var fields = line.fields(RecordKind.CAMPAIGN);
    return FieldMaps.named(fields, field.key())
        .flatMap(name -> FieldMaps.field(fields, name))
        .orElse(null);
  }

  private static Image theirs(
      TwinThere.Opened opened, @Nullable RemoteField there, @Nullable MirrorRow row) {
    boolean noPlace = there == null && !isSilent(opened.line());
    if (noPlace || opened.twin().remoteId() == null) {
      return new Image.Blank();
    }
    return there == null || row == null || row.gone() != null
        ? new Image.Unknown(Image.Why.NOT_RETURNED)
        : row.image(there.name());
  }

  private List<Members> members(TwinRow twin) {
    var ladder = campaigns.statuses(twin.campaignId()).stream().map(MemberStatus::name).toList();
    return report.members(twin).stream()
        .sorted(Comparator.comparingInt(m -> ladder.indexOf(m.ours())))
        .toList();
  }
}
