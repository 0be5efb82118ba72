/// What a flow is, and how one run of it moves: a pure function from state and answers to a move.
///
/// Owns the immutable graph ([FlowVersion], [Step]), its JSON ([FlowCodec]), its check
/// ([FlowCheck]), the interpreter ([Interpreter]) and the dry run ([DryRun]). Knows no verbs: kinds
/// of actions and triggers are words that rooms teach. Promises: no clock and no I/O; the same
/// input gives the same move; every action has a key (run, step, visit), and what is stored with
/// each move is enough to go on after a crash without repeating a key that was answered.
///
/// How the engine drives it, for one run:
///
/// 1. `next(version, state, answers, now)`. On [Move.Ask], fetch the answers (for a whole batch at
///    once), add them to the others, call again with the state that was passed before. Nothing
///    needs to be stored.
/// 2. On [Move.Perform], do the action and store its outcome under its key, together with the
///    move's state, in one transaction; go on from that state with [Answers#NONE], as the facts
///    may have changed. The outcome is read back by [Question.OutcomeOf].
/// 3. On [Move.Sleep], store the state; call again when the time has come or when one of the wakes
///    happens, with [Answers#NONE]. Waking too often does no harm.
/// 4. [Move.Finished] and [Move.Stuck] are final.
///
/// The JSON, by example:
///
/// ```json
/// {"entry": {"triggers": [{"kind": "form.submitted", "params": {"formId": "f1"}, "filter": RULE}],
///            "audience": RULE, "again": "once" | "always" | {"every": [30, "days"]},
///            "suppress": RULE},
///  "leaveWhen": RULE,
///  "start": "a",
///  "steps": {
///   "a": {"act": "campaign.setStatus", "params": {"status": "Attended"}, "next": "b",
///         "refused": "z"},
///   "b": {"wait": "duration", "for": [3, "days"], "next": "c"},
///   "c": {"wait": "date", "field": "person.fields.renewal", "offset": [3, "days"],
///         "side": "before", "at": "09:00", "past": "goOn" | "exit", "next": "d"},
///   "d": {"wait": "until", "rule": RULE, "trigger": {"kind": "email.clicked"},
///         "atMost": [7, "days"], "next": "e", "timedOut": "z"},
///   "e": {"wait": "window", "days": ["monday"], "from": "09:00", "until": "17:00",
///         "zone": "Europe/Zurich", "next": "f"},
///   "f": {"branch": "if", "cases": [{"when": RULE, "next": "g"}], "else": "z"},
///   "g": {"branch": "switch", "on": "person.language", "cases": [{"is": "fi", "next": "h"}],
///         "else": "z"},
///   "h": {"branch": "random", "shares": [{"weight": 50, "next": "i"}], "seed": "s"},
///   "i": {"goTo": "a", "atMost": 3, "next": "j"},
///   "j": {"goal": "bought", "when": RULE, "reach": "here" | "anywhere",
///         "else": "wait" | "goOn" | "exit", "next": "z"},
///   "z": {"end": "nurtured"}}}
/// ```
@NullMarked
package org.unisono.core.flows;

import org.jspecify.annotations.NullMarked;
