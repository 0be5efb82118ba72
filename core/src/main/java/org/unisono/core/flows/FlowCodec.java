package org.unisono.core.flows;

import java.util.LinkedHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.unisono.core.json.JsonAt;
import org.unisono.core.rules.RuleCodec;
import org.unisono.core.rules.SpanCodec;
import tools.jackson.databind.JsonNode;

/// Flows as JSON, both ways; the shape stands in the package's description.
public final class FlowCodec {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private FlowCodec() {}

  /// @throws org.unisono.core.Refused `MALFORMED` with the exact pointer; codes `notAStep`,
  ///     `badStepId`, `tooManySteps`, `badWord` (with the words allowed), `badTime`, `badZone`,
  ///     `badWait`, `noShares`, `badField`, those of [RuleCodec] and [JsonAt]
  public static FlowVersion read(JsonNode json) {
    var at = JsonAt.root(json).object(Set.of("entry", "leaveWhen", "start", "steps"));
    var steps = new LinkedHashMap<String, Step>();
    var written = at.need("steps").entries();
    if (written.size() > FlowCheck.MOST_STEPS) {
      throw at.need("steps").refuse("tooManySteps", "A flow may have 500 steps at most.");
    }
    written.forEach(
        (id, step) -> {
          if (!ID.matcher(id).matches()) {
            throw step.refuse("badStepId", "Ids of steps are letters, digits, - and _.");
          }
          steps.put(id, StepReader.step(step));
        });
    return new FlowVersion(
        entry(at.need("entry")),
        at.need("start").text(),
        steps,
        at.maybe("leaveWhen").map(RuleCodec::read).orElse(null));
  }

  private static Entry entry(JsonAt at) {
    at.object(Set.of("triggers", "audience", "again", "suppress"));
    return new Entry(
        at.maybe("triggers").stream()
            .flatMap(many -> many.items().stream())
            .map(StepReader::trigger)
            .toList(),
        at.maybe("audience").map(RuleCodec::read).orElse(null),
        at.maybe("again").map(FlowCodec::again).orElse(new Entry.Again.Once()),
        at.maybe("suppress").map(RuleCodec::read).orElse(null));
  }

  private static Entry.Again again(JsonAt at) {
    if (at.node().isObject()) {
      var every = at.object(Set.of("every")).need("every");
      return new Entry.Again.Every(SpanCodec.read(every));
    }
    return Words.of(at, Set.of("once", "always")).equals("once")
        ? new Entry.Again.Once()
        : new Entry.Again.Always();
  }

  public static JsonNode write(FlowVersion version) {
    return FlowWriter.flow(version);
  }
}
