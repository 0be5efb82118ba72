package org.unisono.simulators.marketo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.unisono.simulators.Json;
import org.unisono.simulators.SimulatedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Bulk jobs, the first come first: two run at once, and ten at most wait or run. The queue moves a
/// step every five seconds, and whenever somebody asks how a job stands.
final class JobQueue {
  static final String QUEUED = "Queued";
  static final String STATUS = "status";

  private static final int AT_ONCE = 2;
  private static final int MOST = 10;
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofDays(7);

  private final SimulatedClock clock;
  private final String running;
  private final Consumer<ObjectNode> work;
  private final Map<String, ObjectNode> all = new LinkedHashMap<>();
  private Instant moved = Instant.EPOCH;
  private long made = 1_000;

  private JobQueue(SimulatedClock clock, String running, Consumer<ObjectNode> work) {
    this.clock = clock;
    this.running = running;
    this.work = work;
  }

  /// @param work does what the job says, and sets its last status
  static JobQueue ofImports(SimulatedClock clock, Consumer<ObjectNode> work) {
    return new JobQueue(clock, "Importing", work);
  }

  static JobQueue ofExports(SimulatedClock clock, Consumer<ObjectNode> work) {
    return new JobQueue(clock, "Processing", work);
  }

  long nextNumber() {
    return ++made;
  }

  boolean isFull() {
    return count(QUEUED) + count(running) >= MOST;
  }

  private long count(String status) {
    return all.values().stream().filter(j -> isNow(j, status)).count();
  }

  private static boolean isNow(ObjectNode job, String status) {
    return Json.text(job, STATUS).equals(status);
  }

  /// At the end of the queue; one that was here before moves there.
  void put(String id, ObjectNode job) {
    if (!job.has("createdAt")) {
      job.put("createdAt", MarketoTime.text(clock.instant()));
    }
    all.remove(id);
    all.put(id, job);
  }

  /// A job is known for seven days.
  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(all.get(id)).filter(this::isKept);
  }

  List<ObjectNode> all() {
    return all.values().stream().filter(this::isKept).toList();
  }

  private boolean isKept(ObjectNode job) {
    var created = MarketoTime.parse(Json.text(job, "createdAt"));
    return clock.instant().isBefore(created.plus(KEPT));
  }

  /// As it stands now; after that all jobs go one step on.
  Optional<ObjectNode> polled(String id) {
    var now = find(id).map(ObjectNode::deepCopy);
    step();
    return now;
  }

  /// As far as time has gone.
  void moveOn() {
    var now = clock.instant();
    while (isBusy() && !now.isBefore(moved.plus(STEP))) {
      moved = moved.plus(STEP);
      step();
    }
    if (!isBusy()) {
      moved = now;
    }
  }

  private boolean isBusy() {
    return count(QUEUED) + count(running) > 0;
  }

  private void step() {
    all.values().stream().filter(j -> isNow(j, running)).toList().forEach(work);
    all.values().stream()
        .filter(j -> isNow(j, QUEUED))
        .limit(AT_ONCE)
        .toList()
        .forEach(j -> j.put(STATUS, running).put("startedAt", MarketoTime.text(clock.instant())));
  }

  ObjectNode state() {
    return (ObjectNode) Json.object().put("made", made).set("all", Json.of(all));
  }

  void restore(JsonNode state) {
    all.clear();
    made = state.path("made").asLong(made);
    moved = clock.instant();
    state.path("all").properties().forEach(e -> all.put(e.getKey(), (ObjectNode) e.getValue()));
  }
}
