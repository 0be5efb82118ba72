/// The one rule language: segments, flow filters, validation, workflow, qualification and sync
/// inclusion all speak it.
///
/// Owns the sealed AST ([Rule], [Condition]), its JSON ([RuleCodec]), its check against the fields
/// that exist ([RuleCheck]), its meaning in memory ([Evaluator]) and its rendering in words
/// ([Sentence]). Promises: no clock and no I/O; whoever evaluates in SQL gives the same answers;
/// each [Operator] says what an empty value does; text compares without regard to case and nothing
/// is trimmed.
///
/// The JSON, by example (every key that may stand, no other may):
///
/// ```json
/// {"all": [
///   {"field": "person.email", "op": "endsWith", "value": "@x.fi"},
///   {"field": "person.fields.income", "op": "between", "values": [1000, 2000.5]},
///   {"field": "person.fields.renewal", "op": "before", "value": "2026-12-01"},
///   {"field": "person.fields.renewal", "op": "eq", "value": {"day": "2026-12-01"}},
///   {"field": "person.createdAt", "op": "gte", "value": {"moment": "2026-12-01T08:00:00Z"}},
///   {"field": "deal.amount", "op": "gt", "value": {"amount": "12.30", "currency": "EUR"}},
///   {"field": "person.createdAt", "op": "inLast", "values": [30, "days"]},
///   {"field": "person.fields.birthday", "op": "anniversary"},
///   {"did": "form.submitted",
///    "where": [{"field": "activity.formId", "op": "eq", "value": "f1"}],
///    "atLeast": 1, "atMost": 5, "withinDays": 30},
///   {"did": "page.visited", "atMost": 0, "within": [2, "hours"]},
///   {"did": "email.clicked", "since": "2026-01-01T00:00:00Z", "until": "2026-02-01T00:00:00Z"},
///   {"memberOf": {"campaignId": "…", "statuses": ["Attended"], "responded": true,
///                 "success": true, "standing": "active"}},
///   {"inList": "…"},
///   {"inSegment": "…"},
///   {"hasDeal": {"where": [{"field": "deal.won", "op": "eq", "value": true}], "atLeast": 1}},
///   {"any": []}, {"not": {"all": []}}, {"atLeast": 2, "of": []}
/// ]}
/// ```
///
/// A plain string is text, except after `before`, `after`, `onOrBefore` and `onOrAfter`, where it
/// is a day or a moment. `{"all": []}` holds for everybody, `{"any": []}` for nobody.
@NullMarked
package org.unisono.core.rules;

import org.jspecify.annotations.NullMarked;
