package org.unisono.app.flows.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.flows.Answer;
import org.unisono.core.flows.Branch;
import org.unisono.core.flows.Move;
import org.unisono.core.flows.Outcome;
import org.unisono.core.flows.Question;
import org.unisono.core.flows.RunState;
import org.unisono.core.flows.Step;
import org.unisono.core.flows.Wait;
import org.unisono.core.rules.RuleCodec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the log says of a move: the steps that were left, and the facts that each of them asked
/// for.
final class Notes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Notes() {}

  static List<StepLog.Note> of(Journey journey, Move move) {
    List<StepLog.Note> notes = new ArrayList<>();
    for (var passed : move.trail()) {
      var detail = JSON.objectNode().put("exit", passed.exit());
      notes.add(note(journey, passed.step(), passed.visit(), "left", detail));
    }
    var at = move.state();
    switch (move) {
      case Move.Sleep sleep when isNew(journey.state(), sleep) ->
          notes.add(note(journey, at.at(), at.visit(), "waits", until(sleep.until())));
      case Move.Finished(_, _, var exit, var name) -> {
        var detail = JSON.objectNode().put("exit", word(exit));
        if (name != null) {
          detail.put("name", name);
        }
        notes.add(note(journey, at.at(), at.visit(), "ended", detail));
      }
      case Move.Stuck(_, _, var code) ->
          notes.add(
              note(journey, at.at(), at.visit(), "stuck", JSON.objectNode().put("code", code)));
      case Move.Sleep _, Move.Perform _, Move.Ask _ -> {}
    }
    return notes;
  }

  static StepLog.Note performed(Journey journey, Move.Perform move, Outcome outcome) {
    var detail = OutcomeStore.write(outcome).put("action", move.kind());
    return note(journey, move.stepId(), move.visit(), "performed", detail);
  }

  static StepLog.Note hurried(Journey journey) {
    return note(
        journey, journey.state().at(), journey.state().visit(), "hurried", JSON.objectNode());
  }

  static StepLog.Note ended(Journey journey, String reason) {
    var detail = JSON.objectNode().put("exit", reason);
    return note(journey, journey.state().at(), journey.state().visit(), "ended", detail);
  }

  static StepLog.Note refused(Journey journey, Fault why) {
    var detail = JSON.objectNode().put("exit", "refused").put("code", why.code());
    detail.put("message", why.message());
    return note(journey, journey.state().at(), journey.state().visit(), "ended", detail);
  }

  static String word(Move.Exit exit) {
    var parts = exit.name().toLowerCase(Locale.ROOT).split("_");
    return parts.length == 1
        ? parts[0]
        : parts[0] + Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
  }

  /// Waking too often leaves no trace.
  private static boolean isNew(RunState was, Move.Sleep sleep) {
    var now = sleep.state();
    return was.phase() != now.phase()
        || was.visit() != now.visit()
        || !was.at().equals(now.at())
        || !Objects.equals(was.until(), now.until());
  }

  private static ObjectNode until(@Nullable Instant until) {
    var detail = JSON.objectNode();
    return until == null ? detail : detail.put("until", until.toString());
  }

  private static StepLog.Note note(
      Journey journey, String step, int visit, String what, ObjectNode detail) {
    return new StepLog.Note(
        journey.row().id(), journey.now(), step, visit, what, detail, facts(journey, step, what));
  }

  private static ArrayNode facts(Journey journey, String id, String what) {
    var facts = JSON.arrayNode();
    var definition = journey.row().version().definition();
    var step = definition.steps().get(id);
    journey
        .answers()
        .byQuestion()
        .forEach(
            (question, answer) -> {
              boolean standing =
                  question instanceof Question.Holds(var rule)
                      && (rule.equals(definition.leaveWhen())
                          || rule.equals(definition.entry().suppress()));
              if (step != null && concerns(step, question) || standing && what.equals("ended")) {
                facts.add(fact(question, answer));
              }
            });
    return facts;
  }

  private static boolean concerns(Step step, Question question) {
    return switch (question) {
      case Question.Holds(var rule) ->
          switch (step) {
            case Step.Fork(Branch.If(var cases, _)) ->
                cases.stream().anyMatch(c -> c.when().equals(rule));
            case Step.Pause(Wait.Until(var awaited, _, _), _, _) -> rule.equals(awaited);
            case Step.Goal goal -> goal.when().equals(rule);
            case Step.Fork _, Step.Pause _, Step.Act _, Step.GoTo _, Step.End _ -> false;
          };
      case Question.Happened(var trigger, _) ->
          step instanceof Step.Pause(Wait.Until(_, var awaited, _), _, _)
              && trigger.equals(awaited);
      case Question.ValueOf(var field) ->
          step instanceof Step.Fork(Branch.Switch(var on, _, _)) && on.equals(field)
              || step instanceof Step.Pause(Wait.Date date, _, _) && field.equals(date.field());
      case Question.OutcomeOf _ -> false;
    };
  }

  private static ObjectNode fact(Question question, Answer answer) {
    var fact = JSON.objectNode();
    switch (question) {
      case Question.Holds(var rule) -> fact.set("rule", RuleCodec.write(rule));
      case Question.Happened(var trigger, var since) ->
          fact.put("trigger", trigger.kind()).put("since", since.toString());
      case Question.ValueOf(var field) -> fact.put("field", field.toString());
      case Question.OutcomeOf(var key) -> fact.put("action", key.step());
    }
    switch (answer) {
      case Answer.Truth(var holds) -> fact.put("holds", holds);
      case Answer.Found(var value) -> fact.put("value", value == null ? null : value.plain());
      case Answer.Result(var outcome) ->
          fact.put("outcome", outcome == null ? null : outcome.getClass().getSimpleName());
    }
    return fact;
  }
}
