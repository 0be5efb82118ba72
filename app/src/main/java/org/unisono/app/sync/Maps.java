package org.unisono.app.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.sync.internal.KeepMaps;
import org.unisono.app.sync.internal.ShowMaps;
import org.unisono.core.Refused;

/// The door to maps: which field here is which one there, by connection and kind of record.
@Component
public class Maps {

  private final ShowMaps show;
  private final KeepMaps keep;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  Maps(ShowMaps show, KeepMaps keep, AuditTrail audit, TransactionTemplate transaction) {
    this.show = show;
    this.keep = keep;
    this.audit = audit;
    this.transaction = transaction;
  }

  /// The maps that a connection has: of campaigns, and of each kind of person that it knows.
  ///
  /// @throws Refused `notFound`
  public List<MapOutline> all(UUID connection) {
    return show.outlines(connection);
  }

  /// Asks the other system for its fields.
  ///
  /// @param kind campaign, lead or contact
  /// @throws Refused `notFound`, `fieldsNotRead` when it does not say
  public RecordMap get(UUID connection, String kind) {
    return show.show(connection, kind);
  }

  /// Only what differs from the default is kept, so that a better default reaches all else. What
  /// waits, and all that has a counterpart, is looked at again; what was agreed stays, but for
  /// fields that belong to another one there from now on, and for values that were left apart for
  /// want of a pair that there is now: about those a person is asked.
  ///
  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, `fieldsNotRead`, and by row: `unknownField`, `required`,
  ///     `unknownOption`, `fieldReadOnly`, `fieldIsSwitch`, `fieldIsConsent`, `fieldIdentifies`,
  ///     `fieldTypesDiffer`, `fieldTwice`, `computedHere`, `noFieldTimes`, `neverBlank`,
  ///     `noValueList`, `unknownValue`, `readAsTwo`, `writtenAsTwo`
  public RecordMap change(UUID connection, String kind, int seen, MapDraft draft) {
    var checked = show.check(connection, kind, draft);
    transaction.executeWithoutResult(
        _ -> {
          keep.keep(checked, seen);
          audit.record(
              "map.changed",
              "connection",
              connection,
              Map.of("kind", kind, "changed", checked.changed().stream().sorted().toList()));
        });
    return get(connection, kind);
  }

  /// What other pairs of values would do to the records that have a counterpart; writes nothing.
  ///
  /// @return by field whose pairs differ from those that are kept
  /// @throws Refused as [#change], but for `stale`
  public List<MapImpact> impact(UUID connection, String kind, MapDraft draft) {
    return show.impact(connection, kind, draft);
  }

  /// What the map makes of a few real records, those with a counterpart first; writes nothing.
  ///
  /// @throws Refused `notFound`, `fieldsNotRead`
  public List<MapSample> samples(UUID connection, String kind) {
    return show.samples(connection, kind);
  }

  /// What a map that is not kept would make of them.
  ///
  /// @throws Refused as [#change], but for `stale`
  public List<MapSample> samples(UUID connection, String kind, MapDraft draft) {
    return show.samples(connection, kind, draft);
  }
}
