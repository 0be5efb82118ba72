package org.unisono.app.flows.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.RuleSql;
import org.unisono.app.flows.AtHand;
import org.unisono.core.flows.Answer;
import org.unisono.core.flows.Question;
import org.unisono.core.flows.Trigger;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.Rule;
import tools.jackson.databind.node.ObjectNode;

/// Answers what a whole batch asks: one statement per distinct rule, field and trigger.
@Component
class AnswerQuestions {

  /// One question of one run.
  record Asked(Journey journey, Question question) {}

  private record RuleInZone(Rule rule, ZoneId zone) {}

  private final RuleSql rules;
  private final TriggerIndex triggers;
  private final TaughtWords words;
  private final OutcomeStore outcomes;
  private final InstantSource clock;

  AnswerQuestions(
      RuleSql rules,
      TriggerIndex triggers,
      TaughtWords words,
      OutcomeStore outcomes,
      InstantSource clock) {
    this.rules = rules;
    this.triggers = triggers;
    this.words = words;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  void answer(List<Asked> asked) {
    Map<RuleInZone, List<Asked>> holds = new HashMap<>();
    Map<Trigger, List<Asked>> happened = new HashMap<>();
    Map<FieldRef, List<Asked>> values = new HashMap<>();
    List<Asked> results = new ArrayList<>();
    for (var one : asked) {
      var row = one.journey().row();
      switch (one.question()) {
        case Question.Holds(var rule) -> {
          var bound = AtHand.bind(rule, row.properties(), row.enteredAt());
          put(holds, new RuleInZone(bound, row.state().zone()), one);
        }
        case Question.Happened(var trigger, _) -> put(happened, trigger, one);
        case Question.ValueOf(var field) -> put(values, field, one);
        case Question.OutcomeOf _ -> results.add(one);
      }
    }
    holds.forEach(this::truths);
    happened.forEach(this::happenings);
    values.forEach(this::found);
    results(results);
  }

  private static <K> void put(Map<K, List<Asked>> groups, K key, Asked one) {
    groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
  }

  private void truths(RuleInZone key, List<Asked> asked) {
    var holding = holding(key.rule(), people(asked), key.zone());
    for (var one : asked) {
      boolean holds = holding.contains(one.journey().row().personId());
      one.journey().learn(one.question(), new Answer.Truth(holds));
    }
  }

  private Set<UUID> holding(Rule rule, Set<UUID> people, ZoneId zone) {
    if (rule.equals(Rule.EVERYBODY)) {
      return people;
    }
    return rule.equals(AtHand.NOBODY)
        ? Set.of()
        : rules.matching(rule, people, clock.instant(), zone);
  }

  private void happenings(Trigger trigger, List<Asked> asked) {
    // A person may wait for the same in two flows, since two moments: then it is asked twice.
    List<Map<UUID, Asked>> rounds = new ArrayList<>();
    for (var one : asked) {
      var person = one.journey().row().personId();
      var round = rounds.stream().filter(r -> !r.containsKey(person)).findFirst();
      round
          .orElseGet(
              () -> {
                rounds.add(new HashMap<>());
                return rounds.getLast();
              })
          .put(person, one);
    }
    rounds.forEach(round -> happened(trigger, round));
  }

  private void happened(Trigger trigger, Map<UUID, Asked> round) {
    Map<UUID, Instant> since = new HashMap<>();
    round.forEach(
        (person, one) -> {
          if (one.question() instanceof Question.Happened(_, var from)) {
            since.put(person, from);
          }
        });
    var happened = triggers.kind(trigger).happened(trigger, since);
    var passed = passing(trigger, happened);
    round.forEach(
        (person, one) ->
            one.journey().learn(one.question(), new Answer.Truth(passed.contains(person))));
  }

  private Set<UUID> passing(Trigger trigger, Map<UUID, List<ObjectNode>> happened) {
    var now = clock.instant();
    Map<Rule, Set<UUID>> byRule = new HashMap<>();
    happened.forEach(
        (person, activities) ->
            activities.forEach(
                properties ->
                    byRule
                        .computeIfAbsent(
                            AtHand.bind(trigger.filter(), properties, now), _ -> new HashSet<>())
                        .add(person)));
    Set<UUID> passed = new HashSet<>();
    byRule.forEach(
        (rule, people) -> passed.addAll(holding(rule, people, java.time.ZoneOffset.UTC)));
    return passed;
  }

  private void found(FieldRef field, List<Asked> asked) {
    if (field.holder() == FieldRef.Holder.ACTIVITY) {
      for (var one : asked) {
        var value = AtHand.value(one.journey().row().properties(), field.path());
        one.journey().learn(one.question(), new Answer.Found(value));
      }
      return;
    }
    var values = words.source(field).map(s -> s.values(field, people(asked))).orElseGet(Map::of);
    for (var one : asked) {
      var value = values.get(one.journey().row().personId());
      one.journey().learn(one.question(), new Answer.Found(value));
    }
  }

  private void results(List<Asked> asked) {
    var keys = new ArrayList<org.unisono.core.flows.ActionKey>();
    for (var one : asked) {
      if (one.question() instanceof Question.OutcomeOf(var key)) {
        keys.add(key);
      }
    }
    var there = outcomes.find(keys);
    for (int i = 0; i < asked.size(); i++) {
      var result = new Answer.Result(there.get(keys.get(i)));
      asked.get(i).journey().learn(asked.get(i).question(), result);
    }
  }

  private static Set<UUID> people(Collection<Asked> asked) {
    var people = new HashSet<UUID>();
    asked.forEach(one -> people.add(one.journey().row().personId()));
    return people;
  }
}
