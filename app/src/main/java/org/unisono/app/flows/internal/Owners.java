package org.unisono.app.flows.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.RunOwner;
import org.unisono.app.flows.RunOwner.Admission;
import org.unisono.core.acting.Origin;

/// Asks and tells those whose flows they are, flow by flow, as the flow.
@Component
class Owners {

  private final ObjectProvider<RunOwner> owners;

  Owners(ObjectProvider<RunOwner> owners) {
    this.owners = owners;
  }

  /// @param origins of what made each run's person enter, in the order of the runs
  Map<UUID, Admission> mayStart(List<RunRow> runs, List<Origin> origins) {
    Map<UUID, Admission> answers = new HashMap<>();
    Map<LiveVersion, List<Integer>> byVersion = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      byVersion.computeIfAbsent(runs.get(i).version(), _ -> new ArrayList<>()).add(i);
    }
    byVersion.forEach(
        (version, places) -> {
          var owner = owner(version);
          var ownerId = version.ownerId();
          if (owner.isEmpty() || ownerId == null) {
            places.forEach(i -> answers.put(runs.get(i).id(), Admission.ADMITTED));
            return;
          }
          var requests =
              places.stream()
                  .map(
                      i ->
                          new RunOwner.RunRequest(
                              ownerId,
                              version.flowId(),
                              version.flowName(),
                              runs.get(i).personId(),
                              origins.get(i)))
                  .toList();
          var given = MoveRuns.as(version).call(() -> owner.get().mayStart(requests));
          for (int i = 0; i < places.size(); i++) {
            answers.put(runs.get(places.get(i)).id(), given.get(i));
          }
        });
    return answers;
  }

  void ended(List<RunRow> runs) {
    Map<LiveVersion, List<RunRow>> byVersion = new LinkedHashMap<>();
    runs.forEach(r -> byVersion.computeIfAbsent(r.version(), _ -> new ArrayList<>()).add(r));
    byVersion.forEach(
        (version, over) -> {
          var owner = owner(version);
          var ownerId = version.ownerId();
          if (owner.isPresent() && ownerId != null) {
            var ends = over.stream().map(r -> end(ownerId, r)).toList();
            MoveRuns.as(version).run(() -> owner.get().ended(ends));
          }
        });
  }

  private static RunOwner.RunEnd end(UUID ownerId, RunRow run) {
    return new RunOwner.RunEnd(
        ownerId, run.version().flowId(), run.personId(), String.valueOf(run.endReason()));
  }

  private Optional<RunOwner> owner(LiveVersion version) {
    @Nullable String kind = version.ownerKind();
    return owners.stream().filter(o -> o.kind().equals(kind)).findFirst();
  }
}
