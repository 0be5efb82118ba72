package org.unisono.app.flows.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unisono.app.flows.RunOwner;
import org.unisono.app.flows.RunOwner.Admission;
import org.unisono.core.acting.Origin;

/// Asks and tells those whose flows they are, each once for all runs of a turn.
@Component
class Owners {

  private final ObjectProvider<RunOwner> owners;

  Owners(ObjectProvider<RunOwner> owners) {
    this.owners = owners;
  }

  /// @param origins of what made each run's person enter, in the order of the runs
  Map<UUID, Admission> mayStart(List<RunRow> runs, List<Origin> origins) {
    Map<UUID, Admission> answers = new HashMap<>();
    Map<RunOwner, List<Integer>> byOwner = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      var owner = owner(runs.get(i).version());
      if (owner.isPresent()) {
        byOwner.computeIfAbsent(owner.get(), _ -> new ArrayList<>()).add(i);
      } else {
        answers.put(runs.get(i).id(), Admission.ADMITTED);
      }
    }
    byOwner.forEach(
        (owner, places) -> {
          var given =
              owner.mayStart(
                  places.stream().map(i -> request(runs.get(i), origins.get(i))).toList());
          for (int i = 0; i < places.size(); i++) {
            answers.put(runs.get(places.get(i)).id(), given.get(i));
          }
        });
    return answers;
  }

  private static RunOwner.RunRequest request(RunRow run, Origin origin) {
    var version = run.version();
    return new RunOwner.RunRequest(
        Objects.requireNonNull(version.ownerId()),
        version.flowId(),
        version.flowName(),
        run.personId(),
        origin);
  }

  void ended(List<RunRow> runs) {
    Map<RunOwner, List<RunOwner.RunEnd>> byOwner = new LinkedHashMap<>();
    for (var run : runs) {
      owner(run.version())
          .ifPresent(o -> byOwner.computeIfAbsent(o, _ -> new ArrayList<>()).add(end(run)));
    }
    byOwner.forEach(RunOwner::ended);
  }

  private static RunOwner.RunEnd end(RunRow run) {
    var version = run.version();
    return new RunOwner.RunEnd(
        Objects.requireNonNull(version.ownerId()),
        version.flowId(),
        version.flowName(),
        run.personId(),
        String.valueOf(run.endReason()));
  }

  private Optional<RunOwner> owner(LiveVersion version) {
    @Nullable String kind = version.ownerKind();
    return version.ownerId() == null
        ? Optional.empty()
        : owners.stream().filter(o -> o.kind().equals(kind)).findFirst();
  }
}
