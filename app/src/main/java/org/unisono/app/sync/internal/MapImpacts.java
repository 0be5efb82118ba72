package org.unisono.app.sync.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.sync.MapImpact;
import org.unisono.connector.RecordKind;
import org.unisono.core.merge.Decision;
import org.unisono.core.merge.FieldMerge;
import org.unisono.core.merge.Sides;

/// What other pairs of values would do, by the same merge that a run uses. Writes nothing.
@Component
class MapImpacts {

  private final PairStore pairs;

  MapImpacts(PairStore pairs) {
    this.pairs = pairs;
  }

  List<MapImpact> of(UUID connection, RecordKind kind, List<Revalued> fields) {
    return fields.stream().map(field -> of(connection, kind, field)).toList();
  }

  private MapImpact of(UUID connection, RecordKind kind, Revalued field) {
    int there = 0;
    int here = 0;
    int settled = 0;
    int asked = 0;
    int apart = 0;
    for (var one : pairs.agreed(connection, kind, field.ours())) {
      asked += field.reopens(one.base()) ? one.count() : 0;
      apart += field.parts(one.base()) ? one.count() : 0;
    }
    for (var one : pairs.asked(connection, kind, field.ours())) {
      switch (decided(field, one)) {
        case Decision.GiveOurs _ -> there += field.after().way().goesOut() ? one.count() : 0;
        case Decision.TakeTheirs _ -> here += field.after().way().comesIn() ? one.count() : 0;
        case Decision.Agreed _ -> settled += one.count();
        case Decision.Projection _, Decision.Conflict _, Decision.Unseen _ -> {}
      }
    }
    return new MapImpact(field.ours(), there, here, settled, asked, apart);
  }

  private static Decision decided(Revalued field, PairStore.Asked one) {
    return FieldMerge.decide(Sides.of(one.base(), one.ours(), one.theirs()), field.map());
  }
}
