package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.campaigns.Campaigns;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.sync.MapSample;
import org.unisono.connector.RecordKind;
import org.unisono.core.merge.Image;

/// What a map would make of a few real records.
@Component
class MapSamples {

  private static final int MOST = 12;

  private final MapSampleReport report;
  private final Campaigns campaigns;
  private final People people;
  private final PersonImages images;
  private final PointedNames pointedAt;

  MapSamples(
      MapSampleReport report,
      Campaigns campaigns,
      People people,
      PersonImages images,
      PointedNames pointedAt) {
    this.pointedAt = pointedAt;
    this.images = images;
    this.report = report;
    this.campaigns = campaigns;
    this.people = people;
  }

  List<MapSample> of(Line line, RecordKind kind, List<Mapping> maps) {
    var found = report.some(line.id(), kind, MOST);
    Map<UUID, Map<String, Image>> ours = new HashMap<>();
    Map<UUID, String> names = new HashMap<>();
    var known = found.stream().map(MapSampleReport.Found::ours).filter(Objects::nonNull).toList();
    if (kind == RecordKind.CAMPAIGN) {
      for (var id : known) {
        campaigns
            .find(id)
            .ifPresent(
                c -> {
                  ours.put(id, CampaignSide.images(c));
                  names.put(id, c.name());
                });
      }
    } else {
      var some = people.all(known);
      ours.putAll(images.of(some));
      for (Person person : some) {
        names.put(person.id(), PersonSide.name(person));
      }
    }
    var name =
        FieldMaps.named(line.fields(kind), kind == RecordKind.CAMPAIGN ? "name" : "email")
            .orElse("");
    var samples =
        found.stream()
            .map(
                f ->
                    sample(
                        line, f, maps, f.ours() == null ? null : ours.get(f.ours()), names, name))
            .toList();
    return named(line, samples);
  }

  /// With names in place of the ids of campaigns.
  private List<MapSample> named(Line line, List<MapSample> samples) {
    List<@Nullable String> ids = new ArrayList<>();
    for (var sample : samples) {
      sample.ours().forEach((field, value) -> point(ids, field, value));
      sample.theirs().forEach((field, value) -> point(ids, field, value));
    }
    var named = pointedAt.of(line.id(), ids);
    return samples.stream()
        .map(
            s ->
                new MapSample(
                    s.id(),
                    s.record(),
                    s.localId(),
                    named(s.ours(), named),
                    named(s.theirs(), named),
                    s.effects().stream().map(e -> named(e, named)).toList()))
        .toList();
  }

  private static void point(List<@Nullable String> ids, String field, @Nullable String value) {
    if (PointedNames.points(field)) {
      ids.add(value);
    }
  }

  private static Map<String, @Nullable String> named(
      Map<String, @Nullable String> values, PointedNames.Names named) {
    Map<String, @Nullable String> shown = new TreeMap<>();
    values.forEach((field, value) -> shown.put(field, named.shown(field, value)));
    return shown;
  }

  private static MapSample.Effect named(MapSample.Effect effect, PointedNames.Names named) {
    return new MapSample.Effect(
        effect.ours(),
        named.shown(effect.ours(), effect.there()),
        named.shown(effect.ours(), effect.here()),
        effect.lostThere(),
        effect.lostHere());
  }

  private static MapSample sample(
      Line line,
      MapSampleReport.Found found,
      List<Mapping> maps,
      @Nullable Map<String, Image> ours,
      Map<UUID, String> names,
      String nameThere) {
    var there = found.row();
    var called = ImageCodec.raw(there.image(nameThere));
    var here = ours == null ? Map.<String, Image>of() : ours;
    return new MapSample(
        there.ref().id(),
        found.ours() == null
            ? Objects.requireNonNullElse(called, there.ref().id())
            : names.getOrDefault(found.ours(), ""),
        ours == null ? null : found.ours(),
        raw(here),
        raw(there.fields()),
        maps.stream()
            .filter(Mapping::isOn)
            .map(
                m ->
                    MapEffect.of(line, m, here.get(m.ours().key()), there.image(m.theirs().name())))
            .toList());
  }

  private static Map<String, @Nullable String> raw(Map<String, Image> images) {
    Map<String, @Nullable String> values = new TreeMap<>();
    images.forEach(
        (field, image) -> {
          if (!(image instanceof Image.Unknown)) {
            values.put(field, ImageCodec.raw(image));
          }
        });
    return values;
  }
}
