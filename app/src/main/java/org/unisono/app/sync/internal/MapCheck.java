package org.unisono.app.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unisono.app.fields.FieldDefinition;
import org.unisono.app.sync.MapDraft;
import org.unisono.app.sync.Mode;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Whether a map may be as somebody wants it: every row that may not is named with its place.
final class MapCheck {

  private static final Set<String> WAYS = Set.of("off", "in", "out", "both");
  private static final Set<String> POLICIES = Set.of("ask", "ours", "theirs");
  private static final Set<String> BLANKS = Set.of(Mapping.NEVER, Mapping.TRAVELS);

  private final RecordKind kind;
  private final List<RemoteField> fields;
  private final Collection<FieldDefinition> custom;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  MapCheck(RecordKind kind, List<RemoteField> fields, Collection<FieldDefinition> custom) {
    this.kind = kind;
    this.fields = fields;
    this.custom = custom;
  }

  /// @return what differs from the default
  /// @throws Refused with all faults
  Map<String, MapChanges.Row> check(MapDraft draft) {
    Map<String, MapChanges.Row> changes = new LinkedHashMap<>();
    var rows = draft.rows() == null ? List.<MapDraft.Row>of() : draft.rows();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var ours = ours(row, i);
      if (ours.isPresent()) {
        places.put(ours.get().key(), i);
        change(ours.get(), row, i)
            .filter(c -> !c.isEmpty())
            .ifPresent(c -> changes.put(ours.get().key(), c));
      }
    }
    twice(changes);
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
    return changes;
  }

  private Optional<OurField> ours(MapDraft.Row row, int i) {
    var found =
        OurField.of(kind, custom).stream().filter(f -> f.key().equals(row.ours())).findFirst();
    if (found.isEmpty()) {
      unknown(i, "/ours", String.valueOf(row.ours()));
    } else if (places.containsKey(found.get().key())) {
      fault(i, "/ours", "fieldTwice", "{field} is mapped twice.", found.get().key());
    }
    return found;
  }

  private Optional<MapChanges.Row> change(OurField ours, MapDraft.Row row, int i) {
    var usual =
        FieldMaps.of(kind, fields, List.of(), MapChanges.NONE).stream()
            .filter(m -> m.ours().key().equals(ours.key()))
            .map(m -> m.theirs().name())
            .findFirst()
            .orElse(null);
    var named = row.theirs() == null || row.theirs().isBlank() ? usual : row.theirs();
    if (named == null) {
      faults.add(new Fault("/rows/" + i + "/theirs", "required", "This is required.", Map.of()));
      return Optional.empty();
    }
    var theirs = FieldMaps.field(fields, named);
    if (theirs.isEmpty()) {
      unknown(i, "/theirs", named);
      return Optional.empty();
    }
    var way = option(i, "/way", row.way(), ours.usualWay().word(), WAYS);
    if ("newest".equals(row.policy())) {
      fault(
          i,
          "/policy",
          "noFieldTimes",
          "{field} has no time of its own there, so none is newer.",
          theirs.get().label());
      return Optional.empty();
    }
    var policy = option(i, "/policy", row.policy(), "ask", POLICIES);
    var blanks = option(i, "/blanks", row.blanks(), Mapping.NEVER, BLANKS);
    if (Mapping.TRAVELS.equals(blanks) && ours.isNeeded()) {
      fault(i, "/blanks", "neverBlank", "{field} is never blank.", ours.key());
    }
    if (!"off".equals(way)) {
      fits(ours, theirs.get(), way == null ? ours.usualWay() : Mode.of(way).orElseThrow(), i);
    }
    var pairs =
        row.pairs() == null
            ? ValuePairs.USUAL
            : new PairCheck(ours, theirs.get(), i, faults).check(row.pairs());
    return Optional.of(
        new MapChanges.Row(
            named.equals(usual) ? null : named,
            way,
            policy,
            blanks,
            pairs.isUsual() ? null : pairs));
  }

  /// @return null when it is as by default
  private @Nullable String option(
      int i, String place, @Nullable String word, String usual, Set<String> known) {
    if (word != null && !known.contains(word)) {
      faults.add(
          new Fault(
              "/rows/" + i + place,
              "unknownOption",
              "{value} is not one of: {options}.",
              Map.of(
                  "value", word, "options", String.join(", ", known.stream().sorted().toList()))));
      return null;
    }
    return Objects.equals(word, usual) ? null : word;
  }

  private void fits(OurField ours, RemoteField theirs, Mode way, int i) {
    var label = theirs.label();
    if (ours.isComputed() && way.comesIn()) {
      fault(i, "/way", "computedHere", "{field} is counted here, so it only goes out.", ours.key());
    }
    switch (theirs.use()) {
      case CONSENT ->
          fault(
              i,
              "/theirs",
              "fieldIsConsent",
              "{field} says what somebody allows: it travels as consent only.",
              label);
      case SWITCH ->
          fault(
              i,
              "/theirs",
              "fieldIsSwitch",
              "{field} sends or hides something there, so it is not written.",
              label);
      case READ_ONLY -> {
        if (way.goesOut()) {
          fault(i, "/theirs", "fieldReadOnly", "{field} can only be read there.", label);
        }
      }
      case WRITABLE -> {
        if ("email".equals(theirs.concept())) {
          fault(
              i,
              "/theirs",
              "fieldIdentifies",
              "{field} says who somebody is, so no other field goes there.",
              label);
        }
      }
    }
    boolean usual = ours.key().equals(theirs.concept());
    if (!usual && !ours.fits(theirs)) {
      fault(i, "/theirs", "fieldTypesDiffer", "{field} holds values of another type.", label);
    }
  }

  /// Two of ours would overwrite each other there.
  private void twice(Map<String, MapChanges.Row> changes) {
    Map<String, OurField> taken = new HashMap<>();
    for (var mapping : FieldMaps.of(kind, fields, custom, new MapChanges(changes, 0))) {
      var other = mapping.isOn() ? taken.put(mapping.theirs().name(), mapping.ours()) : null;
      if (other != null) {
        var place = places.getOrDefault(mapping.ours().key(), places.get(other.key()));
        fault(
            place == null ? 0 : place,
            "/theirs",
            "fieldTwice",
            "{field} is mapped twice.",
            mapping.theirs().label());
      }
    }
  }

  private void unknown(int i, String place, String name) {
    faults.add(
        new Fault(
            "/rows/" + i + place,
            "unknownField",
            "There is no field {name} here.",
            Map.of("name", name)));
  }

  private void fault(int i, String place, String code, String message, String field) {
    faults.add(new Fault("/rows/" + i + place, code, message, Map.of("field", field)));
  }
}
