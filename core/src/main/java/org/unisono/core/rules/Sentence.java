package org.unisono.core.rules;

import java.util.List;
import java.util.Map;

/// A rule in words: a code to translate, the values that go into it, and the parts below it.
///
/// Codes: `rule.everybody`, `rule.nobody`, `rule.all`, `rule.any`, `rule.not`, `rule.atLeast` (n),
/// `rule.field.<op>` (field, values[]), `rule.did` and `rule.didNot` (type, least, most; parts:
/// its conditions, then its window), `rule.window.last` (amount, unit), `rule.window.between`
/// (since, until), `rule.memberOf` (campaignId, statuses[], responded, success, standing: those
/// that are given), `rule.inList` and `rule.inSegment` (id), `rule.hasDeal` (least, most).
///
/// @param code key of the translated text
/// @param params values; a key that does not apply is absent
/// @param parts in the rule's order
public record Sentence(String code, Map<String, Object> params, List<Sentence> parts) {

  public Sentence {
    params = Map.copyOf(params);
    parts = List.copyOf(parts);
  }

  public static Sentence of(Rule rule) {
    return SentenceMaker.of(rule);
  }

  /// The same in plain English, for logs, the command line and clients without a catalogue.
  public String english() {
    return English.of(this);
  }
}
