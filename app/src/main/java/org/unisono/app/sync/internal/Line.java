package org.unisono.app.sync.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.CreatePeople;
import org.unisono.app.sync.Mode;
import org.unisono.app.sync.RunStep;
import org.unisono.connector.Capability;
import org.unisono.connector.Connector;
import org.unisono.connector.Reading;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.Requirement;
import org.unisono.connector.Session;
import org.unisono.connector.Stream;
import org.unisono.connector.Trouble;
import org.unisono.core.merge.FieldMap.Translation;
import tools.jackson.databind.JsonNode;

/// A connection in use by one run.
///
/// @param account what the connector was opened with
final class Line {

  private final UUID id;
  private final UUID runId;
  private final Connector connector;
  private final Session session;
  private final CreatePeople createPeople;
  private final Map<Stream, Mode> modes;
  private final LineMaps.Known known;
  private final @Nullable JsonNode inclusion;
  private final Translation campaigns;
  private final Translation owners;
  private final Map<RecordKind, List<RemoteField>> fields = new EnumMap<>(RecordKind.class);
  private final Set<RecordKind> unknown = EnumSet.noneOf(RecordKind.class);
  private boolean startsOver;
  private final Map<String, Integer> counts = new TreeMap<>();
  private RunStep step = new RunStep(RunStep.Kind.READING, null);
  private @Nullable Trouble trouble;
  private final HealthMet met = new HealthMet();
  private final Map<Stream, Instant> read = new EnumMap<>(Stream.class);

  Line(
      UUID id,
      UUID runId,
      Connector connector,
      Session session,
      CreatePeople createPeople,
      Map<Stream, Mode> modes,
      LineMaps.Known known,
      @Nullable JsonNode inclusion,
      Translation campaigns,
      Translation owners) {
    this.id = id;
    this.runId = runId;
    this.connector = connector;
    this.session = session;
    this.createPeople = createPeople;
    this.modes = modes;
    this.known = known;
    this.inclusion = inclusion;
    this.campaigns = campaigns;
    this.owners = owners;
  }

  UUID id() {
    return id;
  }

  UUID runId() {
    return runId;
  }

  String system() {
    return connector.key();
  }

  Connector connector() {
    return connector;
  }

  Session session() {
    return session;
  }

  CreatePeople createPeople() {
    return createPeople;
  }

  /// Who may be made there; null for everybody who is needed.
  @Nullable JsonNode inclusion() {
    return inclusion;
  }

  Mode mode(Stream stream) {
    return modes.getOrDefault(stream, Mode.WATCH);
  }

  Capability reach(Stream stream) {
    return Systems.capability(connector, stream);
  }

  /// Whether the streams are armed as they were when the run began.
  boolean isArmedAs(Map<Stream, Mode> now) {
    return Arrays.stream(Stream.values()).allMatch(s -> mode(s) == now.getOrDefault(s, Mode.WATCH));
  }

  boolean mayWriteHere(Stream stream) {
    return mayWriteHere(stream, mode(stream));
  }

  boolean mayWriteHere(Stream stream, Mode mode) {
    return mode.comesIn() && reach(stream).reach().comesIn();
  }

  boolean mayWriteThere(Stream stream) {
    return mayWriteThere(stream, mode(stream));
  }

  boolean mayWriteThere(Stream stream, Mode mode) {
    return mode.goesOut() && reach(stream).reach().goesOut();
  }

  /// The fields of a kind; empty, and the trouble noted, when they cannot be asked for.
  List<RemoteField> fields(RecordKind kind) {
    var known = fields.get(kind);
    if (known == null) {
      known =
          switch (session.fields(kind)) {
            case Reading.Of<List<RemoteField>>(var value) -> value;
            case Reading.Failed<List<RemoteField>>(var why) -> {
              met(kind.stream(), why);
              unknown.add(kind);
              yield List.<RemoteField>of();
            }
          };
      fields.put(kind, known);
    }
    return known;
  }

  /// Whether it is known what these kinds of record have. Where it is not, nothing is decided about
  /// them: what moved stays to be looked at.
  boolean knows(Collection<RecordKind> kinds) {
    kinds.forEach(this::fields);
    return Collections.disjoint(unknown, kinds);
  }

  /// Another run has to follow, which reads and compares once more.
  void startOver() {
    startsOver = true;
  }

  boolean startsOver() {
    return startsOver;
  }

  /// Kinds whose fields were asked for in this run, with what was answered.
  Map<RecordKind, List<RemoteField>> described() {
    return fields;
  }

  /// What travels of a kind, and how.
  List<MappedField> maps(RecordKind kind) {
    return FieldMaps.of(kind, fields(kind), known.custom(kind), known.changes(kind)).stream()
        .filter(Mapping::isOn)
        .map(this::field)
        .toList();
  }

  /// A row of a map, as it holds for this connection: who is whose counterpart only it knows.
  MappedField field(Mapping mapping) {
    var field = mapping.field().except(known.standIns());
    return field.isParent() ? field.by(campaigns) : field.isOwner() ? field.by(owners) : field;
  }

  /// What people changed of the maps, as it was when the run began.
  LineMaps.Known known() {
    return known;
  }

  /// Kinds of person that this system has.
  List<RecordKind> personKinds() {
    var kinds =
        connector.requirements().stream()
            .map(Requirement::kind)
            .filter(k -> k == RecordKind.LEAD || k == RecordKind.CONTACT)
            .distinct()
            .toList();
    return kinds.isEmpty() ? List.of(RecordKind.CONTACT) : kinds;
  }

  /// Trouble with what the run is about now.
  void met(Trouble what) {
    met(step.stream(), what);
  }

  /// @param stream null when it is about none of them
  void met(@Nullable Stream stream, Trouble what) {
    met.add(stream, what);
    if (trouble == null || what instanceof Trouble.AuthRefused) {
      trouble = what;
    }
  }

  /// The gravest, else the first of all.
  @Nullable Trouble trouble() {
    return trouble;
  }

  /// All of it, stream by stream.
  List<HealthMet.One> troubles() {
    return met.all();
  }

  /// Whether it makes sense to call again in this run.
  boolean isOpen() {
    return trouble == null || !HealthMet.closes(trouble);
  }

  /// All that stood there at this moment has been read.
  void readUpTo(Stream stream, Instant asOf) {
    read.put(stream, asOf);
  }

  /// @return null when this run has not read all of it
  @Nullable Instant readWhole(Stream stream) {
    return read.get(stream);
  }

  /// Says what the run is about from now on.
  void at(RunStep.Kind kind, @Nullable Stream stream) {
    step = new RunStep(kind, stream);
  }

  /// Goes on with what the run was about.
  void at(RunStep before) {
    step = before;
  }

  RunStep step() {
    return step;
  }

  /// Goes on counting where the run was cut off.
  void countOn(Map<String, Integer> before) {
    counts.putAll(before);
  }

  void count(String what, int more) {
    if (more > 0) {
      counts.merge(what, more, Integer::sum);
    }
  }

  Map<String, Integer> counts() {
    return counts;
  }
}
