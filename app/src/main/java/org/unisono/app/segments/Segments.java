package org.unisono.app.segments;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.edge.Page;
import org.unisono.app.edge.PageRequest;
import org.unisono.app.edge.Versions;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.people.PersonCatalogue;
import org.unisono.app.segments.internal.SegmentStore;
import org.unisono.core.Refused;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.RuleCheck;
import org.unisono.core.rules.RuleCodec;
import org.unisono.core.rules.ValueType;
import tools.jackson.databind.JsonNode;

/// The door to segments.
@Component
public class Segments {

  private final SegmentStore store;
  private final RuleSql rules;
  private final PersonCatalogue catalogue;
  private final AuditTrail audit;
  private final InstantSource clock;

  Segments(
      SegmentStore store,
      RuleSql rules,
      PersonCatalogue catalogue,
      AuditTrail audit,
      InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.catalogue = catalogue;
    this.audit = audit;
    this.clock = clock;
  }

  /// @throws Refused what is wrong in the rule with its place, `required`, `unknownCondition`
  @Transactional
  public Segment add(String name, JsonNode rule) {
    Lists.checkName(name);
    var id = store.insert(name.strip(), checked(rule));
    audit.record("segment.added", "segment", id, Map.of());
    return get(id);
  }

  /// @throws Refused `stale`, `notFound`, and what [#add] refuses
  @Transactional
  public Segment edit(UUID id, int seen, String name, JsonNode rule) {
    store.hold(id);
    Versions.check(seen, get(id).version());
    Lists.checkName(name);
    store.update(id, name.strip(), checked(rule));
    audit.record("segment.changed", "segment", id, Map.of());
    return get(id);
  }

  private JsonNode checked(JsonNode json) {
    var rule = RuleCodec.read(json);
    RuleCheck.require(rule, this::typeOf);
    store.count(condition(rule)); // what SQL cannot answer is refused now and not at the first use
    return RuleCodec.write(rule);
  }

  /// What an activity carries is not known beforehand; its properties are taken as text.
  private @org.jspecify.annotations.Nullable ValueType typeOf(FieldRef field) {
    return field.holder() == FieldRef.Holder.ACTIVITY ? ValueType.TEXT : catalogue.typeOf(field);
  }

  /// @throws Refused `notFound`
  public Segment get(UUID id) {
    return find(id).orElseThrow(() -> Refused.notFound("segment", id));
  }

  public Optional<Segment> find(UUID id) {
    return store.find(id);
  }

  /// By name.
  public Page<Segment> page(PageRequest page) {
    return store.page(page);
  }

  /// How many fit now.
  public long count(UUID id) {
    return store.count(condition(RuleCodec.read(get(id).rule())));
  }

  /// How many would fit a rule that is being written.
  public long count(JsonNode rule) {
    return store.count(condition(RuleCodec.read(checked(rule))));
  }

  /// Who fits now, the latest people first.
  public Page<UUID> members(UUID id, PageRequest page) {
    return store.members(condition(RuleCodec.read(get(id).rule())), page);
  }

  /// Who fits, of these.
  public List<UUID> among(UUID id, List<UUID> people) {
    var rule = RuleCodec.read(get(id).rule());
    return List.copyOf(rules.matching(rule, people, clock.instant(), ZoneOffset.UTC));
  }

  private org.jooq.Condition condition(Rule rule) {
    return rules.render(rule, store.person(), clock.instant(), ZoneOffset.UTC);
  }
}
