package org.unisono.app.sync.internal;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.people.People;
import org.unisono.app.segments.Segments;
import org.unisono.app.sync.InclusionPreview;
import org.unisono.app.sync.internal.LinkStore.Stranger;
import org.unisono.core.Fault;
import org.unisono.core.Refused;
import org.unisono.core.rules.Evaluator;
import org.unisono.core.rules.FieldsOnly;
import org.unisono.core.rules.RuleCodec;
import tools.jackson.databind.JsonNode;

/// Who may be made on the other side, and who here: a rule in the language of segments.
@Component
public class Inclusion {

  private static final int FEW = 5;

  private final Segments segments;
  private final RuleSql rules;
  private final InclusionReport report;
  private final People people;
  private final InstantSource clock;

  Inclusion(
      Segments segments,
      RuleSql rules,
      InclusionReport report,
      People people,
      InstantSource clock) {
    this.segments = segments;
    this.rules = rules;
    this.report = report;
    this.people = people;
    this.clock = clock;
  }

  /// @param rule JSON null for none
  /// @throws Refused what is wrong in it, with its place
  @Nullable JsonNode checked(JsonNode rule) {
    if (rule.isNull()) {
      return null;
    }
    try {
      segments.count(rule);
      return rule;
    } catch (Refused refused) {
      throw new Refused(refused.kind(), refused.faults().stream().map(Inclusion::placed).toList());
    }
  }

  private static Fault placed(Fault fault) {
    var place = fault.pointer().replaceFirst("^/rule", "");
    return new Fault("/inclusion" + place, fault.code(), fault.message(), fault.params());
  }

  /// Those of the people who may be made there.
  ///
  /// @param ids at most 1,000
  Set<UUID> among(@Nullable JsonNode rule, Collection<UUID> ids) {
    return rule == null || ids.isEmpty()
        ? Set.copyOf(ids)
        : rules.matching(RuleCodec.read(rule), ids, clock.instant(), ZoneOffset.UTC);
  }

  /// Whether somebody who is only there may be made here. Nothing but their name, address and kind
  /// is known yet, so that whatever else the rule asks for is not so.
  boolean holds(@Nullable JsonNode rule, Stranger stranger) {
    return rule == null
        || Evaluator.test(
            RuleCodec.read(rule),
            new FieldsOnly(new StrangerFacts(stranger)),
            clock.instant(),
            ZoneOffset.UTC);
  }

  /// @param rule null or JSON null for everybody
  /// @throws Refused what is wrong in it, with its place
  public InclusionPreview preview(UUID connection, @Nullable JsonNode rule) {
    var asked = rule == null ? null : checked(rule);
    var found =
        report.count(
            connection,
            asked == null
                ? person -> org.jooq.impl.DSL.trueCondition()
                : person ->
                    rules.render(RuleCodec.read(asked), person, clock.instant(), ZoneOffset.UTC),
            FEW);
    List<String> names = people.all(found.few()).stream().map(PersonSide::name).sorted().toList();
    return new InclusionPreview(found.would(), found.all() - found.would(), names);
  }
}
