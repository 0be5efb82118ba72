package org.unisono.app.flows;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.flows.internal.FlowStore;
import org.unisono.app.flows.internal.PublishFlow;
import org.unisono.app.flows.internal.RunReport;
import org.unisono.app.flows.internal.StepLog;
import org.unisono.app.flows.internal.TellRuns;
import org.unisono.core.Fault;
import org.unisono.core.Refused;
import org.unisono.core.Texts;
import org.unisono.core.flows.ActionKey;
import org.unisono.core.flows.Outcome;
import tools.jackson.databind.node.ObjectNode;

/// The door to flows and their runs.
@Component
public class Flows {

  private static final int LONGEST_NAME = 255;
  private static final int LARGEST = 1_000_000;

  private final FlowStore flows;
  private final PublishFlow publish;
  private final RunReport runs;
  private final StepLog log;
  private final TellRuns tell;
  private final AuditTrail audit;

  Flows(
      FlowStore flows,
      PublishFlow publish,
      RunReport runs,
      StepLog log,
      TellRuns tell,
      AuditTrail audit) {
    this.flows = flows;
    this.publish = publish;
    this.runs = runs;
    this.log = log;
    this.tell = tell;
    this.audit = audit;
  }

  /// @param ownerKind the word of a [RunOwner]; null when nobody is asked who may enter
  /// @throws Refused `required`, `tooLong`, `definitionTooLarge`
  @Transactional
  public Flow create(
      String name, @Nullable String ownerKind, @Nullable UUID ownerId, ObjectNode definition) {
    check(name, definition);
    return get(flows.insert(name.strip(), ownerKind, ownerId, definition));
  }

  /// Keeps a draft, finished or not.
  ///
  /// @param seen the version that the editor has read
  /// @throws Refused `notFound`, `stale`, and what [#create] refuses
  @Transactional
  public Flow saveDraft(UUID id, int seen, String name, ObjectNode definition) {
    get(id);
    check(name, definition);
    if (!flows.save(id, seen, name.strip(), definition)) {
      throw Versions.stale();
    }
    return get(id);
  }

  private static void check(String name, ObjectNode definition) {
    if (name.isBlank()) {
      throw Refused.rule("/name", "required", "This is required.");
    }
    Texts.fault("/name", name, LONGEST_NAME)
        .ifPresent(
            f -> {
              throw Refused.rule(f.pointer(), f.code(), f.message());
            });
    if (definition.toString().length() > LARGEST) {
      throw Refused.rule("/definition", "definitionTooLarge", "This flow is too large.");
    }
  }

  /// What stands against publishing the draft; pointers begin at the definition.
  public List<Fault> faults(Flow flow) {
    return publish.faults(flow);
  }

  /// Makes the draft the version that takes people in. Who is in an older one stays in it.
  ///
  /// @throws Refused `notFound`, `publishedMeanwhile`, and every fault of the draft with its
  ///     pointer
  @Transactional
  public Flow publish(UUID id) {
    publish.publish(get(id));
    audit.record("flow.published", "flow", id, Map.of());
    return get(id);
  }

  /// Takes nobody in any more; who is in goes on.
  ///
  /// @throws Refused `notFound`, `notPublished`
  @Transactional
  public Flow pause(UUID id) {
    return status(id, "paused");
  }

  /// Takes people in again.
  ///
  /// @throws Refused `notFound`, `notPublished`
  @Transactional
  public Flow resume(UUID id) {
    return status(id, "published");
  }

  private Flow status(UUID id, String status) {
    var flow = get(id);
    if (flow.published() == null) {
      throw Refused.clash("/status", "notPublished", "This flow was never published.");
    }
    publish.pause(flow, status);
    audit.record("flow." + status, "flow", id, Map.of());
    return get(id);
  }

  /// @throws Refused `notFound`
  public Flow get(UUID id) {
    return flows.find(id).orElseThrow(() -> Refused.notFound("flow", id));
  }

  /// The flows of an owner, in the order they were made.
  public List<Flow> of(String ownerKind, UUID ownerId) {
    return flows.of(ownerKind, ownerId);
  }

  /// The latest first.
  ///
  /// @throws Refused `notFound`
  public Page<Run> runs(
      UUID flow, @Nullable String status, @Nullable UUID person, PageRequest page) {
    get(flow);
    return runs.page(flow, status, person, page);
  }

  /// All runs of a person, the latest first.
  public List<Run> ofPerson(UUID person) {
    return runs.ofPerson(person);
  }

  /// Runs of these people that are not over, whosever flows they are.
  public List<Run> open(List<UUID> people) {
    return runs.open(people);
  }

  /// @throws Refused `notFound`
  public Run run(UUID id) {
    return runs.find(id).orElseThrow(() -> Refused.notFound("run", id));
  }

  /// Why a run is where it is.
  ///
  /// @throws Refused `notFound`
  public RunExplanation explain(UUID run) {
    return new RunExplanation(run(run), log.of(run));
  }

  /// Lets a waiting run go on as if the time were out, a moment later.
  ///
  /// @throws Refused `notFound`, `notWaiting`
  @Transactional
  public Run proceed(UUID id) {
    var run = run(id);
    if (!run.status().equals("active")) {
      throw Refused.clash("", "notWaiting", "This run waits for nothing.");
    }
    tell.tell(List.of(run), "proceed", "proceed");
    return run;
  }

  /// Ends a run, a moment later.
  ///
  /// @param reason a word that stands as its end
  /// @throws Refused `notFound`, `runIsOver`
  @Transactional
  public Run stop(UUID id, String reason) {
    var run = run(id);
    if (run.endedAt() != null) {
      throw Refused.clash("", "runIsOver", "This run is over.");
    }
    tell.tell(List.of(run), "stop", reason);
    return run;
  }

  /// Starts queued runs, a moment later.
  @Transactional
  public void admit(List<Run> queued) {
    tell.tell(queued, "admit", "admit");
  }

  /// Ends open runs, a moment later.
  @Transactional
  public void stopAll(List<Run> open, String reason) {
    tell.tell(open, "stop", reason);
  }

  /// Ends all open runs in an owner's flows, a moment later.
  @Transactional
  public void stopOwned(UUID ownerId, String reason) {
    tell.tell(runs.openOf(ownerId), "stop", reason);
  }

  /// Ends the open runs of a person who was merged away or erased.
  @Transactional
  public void personGone(UUID person, String reason) {
    tell.tell(
        runs.ofPerson(person).stream().filter(r -> r.endedAt() == null).toList(), "stop", reason);
  }

  /// Removes what runs hold of the activity that a person entered by, and what their log tells.
  @Transactional
  public void forget(UUID person) {
    tell.forget(person);
  }

  /// Stores the later outcome of an action that was [Outcome.Pending]; its run goes on.
  @Transactional
  public void answered(ActionKey key, Outcome outcome) {
    tell.answered(run(key.run()), key, outcome);
  }
}
