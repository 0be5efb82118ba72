package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaign;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.sync.RemoteAsset;
import org.unisono.connector.Asset;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteRef;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// What is of a campaign over there: mailings, lists and automations that a person counts to it,
/// and what says itself that it belongs to it. All is asked for at the moment, so that their
/// figures are those that stand there.
@Component
public class AttachAssets {

  private static final int MOST = 50;
  private static final String GONE = "gone";

  private final TwinThere there;
  private final AttachmentStore store;
  private final Campaigns campaigns;

  AttachAssets(TwinThere there, AttachmentStore store, Campaigns campaigns) {
    this.there = there;
    this.store = store;
    this.campaigns = campaigns;
  }

  /// What could be attached: those whose names are like the campaign's first, then the latest.
  public List<RemoteAsset> offered(UUID twin, String kind, @Nullable String search) {
    var opened = there.open(twin);
    var wanted = kind(opened, kind);
    var name = campaignName(opened);
    var attached =
        store.of(List.of(twin)).getOrDefault(twin, List.of()).stream()
            .filter(a -> a.kind() == wanted)
            .map(AttachmentStore.Attached::id)
            .toList();
    return opened.answered(opened.line().session().assets(wanted)).stream()
        .filter(a -> search == null || has(a.name(), search.strip()))
        .map(a -> shown(a, attached.contains(a.id()), name))
        .sorted(
            Comparator.comparing(RemoteAsset::attached)
                .thenComparing(Comparator.comparingDouble(RemoteAsset::likeness).reversed()))
        .limit(MOST)
        .toList();
  }

  private static boolean has(String name, String search) {
    return name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }

  /// What is of the campaign, as it stands there now: what says so itself, then what is attached.
  public List<RemoteAsset> parts(UUID twin) {
    var attached = store.of(List.of(twin)).getOrDefault(twin, List.of());
    var opened = there.open(twin);
    var name = campaignName(opened);
    List<RemoteAsset> shown = new ArrayList<>(belonging(opened, name));
    if (!attached.isEmpty()) {
      shown.addAll(attached(opened, attached, name));
    }
    return shown;
  }

  private static List<RemoteAsset> belonging(TwinThere.Opened opened, String name) {
    var remote = opened.twin().remoteId();
    if (remote == null || opened.line().connector().belonging().isEmpty()) {
      return List.of();
    }
    var campaign = new RemoteRef(RecordKind.CAMPAIGN, remote);
    return opened.answered(opened.line().session().belonging(campaign)).stream()
        .map(a -> shown(a, false, name))
        .toList();
  }

  private static List<RemoteAsset> attached(
      TwinThere.Opened opened, List<AttachmentStore.Attached> attached, String name) {
    var byKind = attached.stream().collect(Collectors.groupingBy(AttachmentStore.Attached::kind));
    Map<Asset.Kind, Map<String, Asset>> now = new HashMap<>();
    byKind.forEach(
        (kind, of) ->
            now.put(
                kind,
                opened
                    .answered(
                        opened
                            .line()
                            .session()
                            .assets(kind, of.stream().map(AttachmentStore.Attached::id).toList()))
                    .stream()
                    .collect(Collectors.toMap(Asset::id, Function.identity(), (a, _) -> a))));
    List<RemoteAsset> shown = new ArrayList<>();
    for (var one : attached) {
      shown.add(
          Optional.ofNullable(now.getOrDefault(one.kind(), Map.of()).get(one.id()))
              .map(a -> shown(a, true, name))
              .orElseGet(
                  () ->
                      new RemoteAsset(
                          Words.camel(one.kind()),
                          one.id(),
                          one.name(),
                          GONE,
                          Map.of(),
                          Map.of(),
                          true,
                          0)));
    }
    return shown;
  }

  public RemoteAsset attach(UUID twin, String kind, String id) {
    var opened = there.open(twin);
    var asset =
        opened.answered(opened.line().session().assets(kind(opened, kind), List.of(id))).stream()
            .findFirst()
            .orElseThrow(() -> Refused.notFound("asset", id));
    store.attach(twin, asset);
    return shown(asset, true, campaignName(opened));
  }

  /// @return its name
  public String detach(UUID twin, String kind, String id) {
    var wanted =
        Words.assetKind(kind).orElseThrow(() -> Refused.notFound("asset", kind + "/" + id));
    var name =
        store.of(List.of(twin)).getOrDefault(twin, List.of()).stream()
            .filter(a -> a.kind() == wanted && a.id().equals(id))
            .map(AttachmentStore.Attached::name)
            .findFirst();
    if (!store.detach(twin, wanted, id)) {
      throw Refused.notFound("asset", id);
    }
    return name.orElse(id);
  }

  private String campaignName(TwinThere.Opened opened) {
    return campaigns.find(opened.twin().campaignId()).map(Campaign::name).orElse("");
  }

  private static Asset.Kind kind(TwinThere.Opened opened, String word) {
    var kinds = opened.line().connector().attachable();
    return Words.assetKind(word)
        .filter(kinds::contains)
        .orElseThrow(
            () ->
                new Refused(
                    Refusal.RULE_BROKEN,
                    "/kind",
                    "unknownOption",
                    "{value} is not one of: {options}.",
                    Map.of(
                        "value",
                        word,
                        "options",
                        kinds.stream()
                            .sorted()
                            .map(Words::camel)
                            .collect(Collectors.joining(", ")))));
  }

  private static RemoteAsset shown(Asset asset, boolean attached, String campaign) {
    Map<String, Long> figures = new HashMap<>();
    asset.figures().forEach((figure, count) -> figures.put(Words.camel(figure), count));
    Map<String, String> details = new HashMap<>();
    asset.details().forEach((detail, told) -> details.put(Words.camel(detail), told));
    return new RemoteAsset(
        Words.camel(asset.kind()),
        asset.id(),
        asset.name(),
        Words.camel(asset.standing()),
        figures,
        details,
        attached,
        Likeness.of(campaign, asset.name()));
  }
}
