package org.unisono.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sentences in English.
final class English {

  private English() {}

  static String of(Sentence sentence) {
    var parts = sentence.parts();
    return switch (sentence.code()) {
      case "rule.everybody" -> "everybody";
      case "rule.nobody" -> "nobody";
      case "rule.all" -> joined(parts, " and ");
      case "rule.any" -> joined(parts, " or ");
      case "rule.not" -> "not (" + of(parts.getFirst()) + ")";
      case "rule.atLeast" ->
          "at least " + sentence.params().get("n") + " of: " + joined(parts, "; ");
      case "rule.did" ->
          "did " + sentence.params().get("type") + times(sentence) + conditions(parts);
      case "rule.didNot" -> "has not done " + sentence.params().get("type") + conditions(parts);
      case "rule.hasDeal" -> "has deals" + times(sentence) + conditions(parts);
      case "rule.memberOf" -> memberOf(sentence);
      case "rule.inList" -> "is in list " + sentence.params().get("id");
      case "rule.inSegment" -> "is in segment " + sentence.params().get("id");
      case "rule.window.last" ->
          "in the last " + sentence.params().get("amount") + " " + sentence.params().get("unit");
      case "rule.window.between" -> between(sentence);
      default -> field(sentence);
    };
  }

  private static String joined(List<Sentence> parts, String by) {
    return parts.stream()
        .map(part -> isGroup(part) && parts.size() > 1 ? "(" + of(part) + ")" : of(part))
        .collect(Collectors.joining(by));
  }

  private static boolean isGroup(Sentence part) {
    return part.parts().size() > 1;
  }

  private static String times(Sentence sentence) {
    var least = sentence.params().get("least");
    var most = sentence.params().get("most");
    if (most == null) {
      return " at least " + least + " time(s)";
    }
    return most.equals(least) ? " " + least + " time(s)" : " " + least + " to " + most + " time(s)";
  }

  private static String conditions(List<Sentence> parts) {
    var windows = parts.stream().filter(p -> p.code().startsWith("rule.window")).toList();
    var where = parts.stream().filter(p -> !p.code().startsWith("rule.window")).toList();
    return (where.isEmpty() ? "" : " where " + joined(where, " and "))
        + (windows.isEmpty() ? "" : " " + of(windows.getFirst()));
  }

  private static String between(Sentence sentence) {
    return Stream.of("since", "until")
        .filter(sentence.params()::containsKey)
        .map(key -> key + " " + sentence.params().get(key))
        .collect(Collectors.joining(" "));
  }

  private static String memberOf(Sentence sentence) {
    var params = sentence.params();
    var text = new StringBuilder("is a member of ");
    text.append(params.containsKey("campaignId") ? params.get("campaignId") : "any campaign");
    for (var key : List.of("statuses", "responded", "success", "standing")) {
      if (params.containsKey(key)) {
        text.append(", ").append(key).append(" ").append(params.get(key));
      }
    }
    return text.toString();
  }

  private static String field(Sentence sentence) {
    var word = sentence.code().substring("rule.field.".length());
    var verb =
        switch (Operator.read(word).orElseThrow()) {
          case EQ -> "is";
          case NE -> "is not";
          case IN -> "is one of";
          case NOT_IN -> "is none of";
          case CONTAINS -> "contains";
          case NOT_CONTAINS -> "does not contain";
          case STARTS_WITH -> "starts with";
          case ENDS_WITH -> "ends with";
          case LT -> "is less than";
          case LTE -> "is at most";
          case GT -> "is more than";
          case GTE -> "is at least";
          case BETWEEN -> "is between";
          case EMPTY -> "is empty";
          case NOT_EMPTY -> "is not empty";
          case BEFORE -> "is before";
          case AFTER -> "is after";
          case ON_OR_BEFORE -> "is on or before";
          case ON_OR_AFTER -> "is on or after";
          case IN_LAST -> "is in the last";
          case NOT_IN_LAST -> "is not in the last";
          case IN_NEXT -> "is in the next";
          case ANNIVERSARY -> "has its anniversary in days:";
        };
    return sentence.params().get("field") + " " + verb + values(sentence, word);
  }

  private static String values(Sentence sentence, String word) {
    if (!(sentence.params().get("values") instanceof List<?> values) || values.isEmpty()) {
      return word.equals("anniversary") ? " 0" : "";
    }
    var by =
        switch (word) {
          case "between" -> " and ";
          case "inLast", "notInLast", "inNext" -> " ";
          default -> ", ";
        };
    return values.stream().map(String::valueOf).collect(Collectors.joining(by, " ", ""));
  }
}
