package org.unisono.app.sync.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.app.campaigns.MemberStatus;
import org.unisono.core.merge.FieldMap;

/// Member statuses by label: what a person has answered first, then what reads the same.
///
/// @param ladder ours
/// @param options theirs
/// @param answered ours by theirs
record StatusMap(List<MemberStatus> ladder, List<String> options, Map<String, String> answered) {

  /// Null when it stands for none of ours.
  @Nullable MemberStatus toOurs(String theirs) {
    var told = answered.get(theirs);
    var wanted = Words.normal(told == null ? theirs : told);
    return ladder.stream()
        .filter(s -> Words.normal(s.name()).equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /// Their label; of one that is gone there the name that it had last, and ours where there never
  /// was one.
  String toTheirs(String ours) {
    return known(ours).or(() -> calledOnce(ours)).orElse(ours);
  }

  private Optional<String> calledOnce(String ours) {
    return answered.entrySet().stream()
        .filter(e -> e.getValue().equalsIgnoreCase(ours))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder());
  }

  /// With statuses that had another name there when they went: they meant what they had meant.
  StatusMap withLost(List<RenamedStatuses.Renamed> lost) {
    Map<String, String> all = new HashMap<>(answered);
    for (var one : lost) {
      var meant = toOurs(one.was());
      if (meant != null && toOurs(one.now()) == null) {
        all.putIfAbsent(one.now(), meant.name());
      }
    }
    return new StatusMap(ladder, options, all);
  }

  Optional<String> known(String ours) {
    var told =
        answered.entrySet().stream()
            .filter(e -> e.getValue().equalsIgnoreCase(ours) && options.contains(e.getKey()))
            .map(Map.Entry::getKey)
            .findFirst();
    return told.or(
        () -> options.stream().filter(o -> Words.normal(o).equals(Words.normal(ours))).findFirst());
  }

  int rank(String ours) {
    return ladder.stream()
        .filter(s -> s.name().equals(ours))
        .mapToInt(MemberStatus::rank)
        .findFirst()
        .orElse(Integer.MIN_VALUE);
  }

  FieldMap fieldMap() {
    var translation =
        new FieldMap.Translation() {
          @Override
          public String toTheirs(String ours) {
            return StatusMap.this.toTheirs(ours);
          }

          @Override
          public @Nullable String toOurs(String theirs) {
            var status = StatusMap.this.toOurs(theirs);
            return status == null ? null : status.name();
          }

          @Override
          public boolean isChoice() {
            return true;
          }
        };
    return new FieldMap(
        FieldMap.Policy.RANK,
        translation,
        FieldMap.Blanks.NEVER,
        new FieldMap.Ladder(this::rank, FieldMap.Ladder.Descent.POSSIBLE));
  }
}
