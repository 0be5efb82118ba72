package org.unisono.app.flows.internal;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.flows.AtHand;
import org.unisono.app.flows.Occurrence;
import org.unisono.app.flows.TriggerKind;
import org.unisono.core.Refused;
import org.unisono.core.acting.Acting;
import org.unisono.core.acting.Origin;
import org.unisono.core.rules.Rule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Matches what happened against the index, asks each distinct filter once for all, and writes the
/// work, all in the transaction in which it happened.
@Component
public class OfferOccurrences {

  private static final Logger LOG = LoggerFactory.getLogger(OfferOccurrences.class);

  private final TriggerIndex index;
  private final WorkStore work;
  private final RuleSql rules;
  private final InstantSource clock;

  OfferOccurrences(TriggerIndex index, WorkStore work, RuleSql rules, InstantSource clock) {
    this.index = index;
    this.work = work;
    this.rules = rules;
    this.clock = clock;
  }

  /// A start that an occurrence asks for, if its rule holds.
  private record Wish(Occurrence occurrence, TriggerIndex.Start start, Rule rule) {}

  public void offer(List<Occurrence> occurrences) {
    var snapshot = index.current();
    var origin = Acting.now().origin();
    List<Wish> wishes = new ArrayList<>();
    for (var occurrence : occurrences) {
      for (var start : snapshot.starts().getOrDefault(occurrence.kind(), List.of())) {
        if (names(start, origin)
            && index.kind(start.trigger()).matches(start.trigger(), occurrence)) {
          var rule =
              AtHand.bind(start.trigger().filter(), occurrence.properties(), occurrence.at());
          wishes.add(new Wish(occurrence, start, rule));
        }
      }
    }
    write(occurrences, granted(wishes), snapshot, origin);
  }

  /// Loading is not behaviour: other origins start only what names them.
  private static boolean names(TriggerIndex.Start start, Origin origin) {
    return origin.isBehaviour()
        || start
            .trigger()
            .params()
            .json()
            .path(TriggerKind.ORIGINS)
            .valueStream()
            .anyMatch(named -> named.asString("").equals(origin.word()));
  }

  private Map<UUID, List<TriggerIndex.Start>> granted(List<Wish> wishes) {
    Map<Rule, Set<UUID>> asked = new HashMap<>();
    for (var wish : wishes) {
      asked.computeIfAbsent(wish.rule(), _ -> new HashSet<>()).add(wish.occurrence().personId());
    }
    Map<Rule, Set<UUID>> holds = new HashMap<>();
    asked.forEach((rule, people) -> holds.put(rule, holding(rule, people)));
    Map<UUID, List<TriggerIndex.Start>> granted = new HashMap<>();
    for (var wish : wishes) {
      var holding = holds.getOrDefault(wish.rule(), Set.of());
      if (holding.contains(wish.occurrence().personId())) {
        granted.computeIfAbsent(wish.occurrence().id(), _ -> new ArrayList<>()).add(wish.start());
      }
    }
    return granted;
  }

  private Set<UUID> holding(Rule rule, Set<UUID> people) {
    if (rule.equals(Rule.EVERYBODY)) {
      return people;
    }
    if (rule.equals(AtHand.NOBODY)) {
      return Set.of();
    }
    try {
      return rules.matching(rule, people, clock.instant(), ZoneOffset.UTC);
    } catch (Refused e) {
      // A field may have gone since the flow was published; what people do is logged all the same.
      LOG.warn("a trigger's filter cannot be answered any more: {}", e.code());
      return Set.of();
    }
  }

  private void write(
      List<Occurrence> occurrences,
      Map<UUID, List<TriggerIndex.Start>> granted,
      TriggerIndex.Snapshot snapshot,
      Origin origin) {
    List<NewWork> fresh = new ArrayList<>();
    for (var occurrence : occurrences) {
      var starts = granted.getOrDefault(occurrence.id(), List.of());
      boolean wakes =
          origin.isBehaviour()
              && (snapshot.ruleWaits() || snapshot.waited().contains(occurrence.kind()));
      if (!starts.isEmpty() || wakes) {
        fresh.add(
            new NewWork(
                occurrence.personId(),
                "occurred",
                null,
                occurrence.kind(),
                occurrence.at(),
                payload(occurrence, starts)));
      }
    }
    work.add(fresh);
  }

  private static ObjectNode payload(Occurrence occurrence, List<TriggerIndex.Start> starts) {
    var payload = JsonNodeFactory.instance.objectNode();
    payload.put("activityId", occurrence.id().toString());
    payload.put("kind", occurrence.kind());
    payload.set("properties", occurrence.properties());
    var enter = payload.putArray("enter");
    var seen = new HashSet<UUID>();
    for (var start : starts) {
      if (seen.add(start.version().flowId())) {
        enter
            .addObject()
            .put("version", start.version().id().toString())
            .put("trigger", start.at());
      }
    }
    return payload;
  }

  /// Rules that somebody waits for may hold now.
  public void changed(List<UUID> people) {
    if (index.current().ruleWaits()) {
      var now = clock.instant();
      var nothing = JsonNodeFactory.instance.objectNode();
      work.add(
          people.stream().map(p -> new NewWork(p, "changed", null, null, now, nothing)).toList());
    }
  }
}
