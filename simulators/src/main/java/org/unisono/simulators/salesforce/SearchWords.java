package org.unisono.simulators.salesforce;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Words that are sought whole: `*` stands for any letters and `?` for one. All words of a group
/// have to be there, and `OR` parts the groups.
///
/// @param scope which fields are looked at
record SearchWords(List<List<Pattern>> groups, Scope scope) {
  enum Scope {
    ALL,
    NAME,
    EMAIL,
    PHONE
  }

  private static final Set<String> NAMES =
      Set.of("Name", "FirstName", "LastName", "Company", "Subject");

  static SearchWords of(String text, String scope) {
    var plain = text.replaceAll("\\\\(.)", "$1").replace("\"", " ");
    if (plain.replace("*", "").strip().length() < 2) {
      throw SalesforceRefused.bad(
          "MALFORMED_SEARCH", "search term must be longer than one character: " + plain);
    }
    var groups =
        Stream.of(plain.split("\\s+OR\\s+"))
            .map(group -> SearchCalls.parted(group.replaceAll("\\s+AND\\s+", " ")))
            .map(words -> words.stream().map(SearchWords::pattern).toList())
            .toList();
    return new SearchWords(groups, scope(scope));
  }

  private static Scope scope(String name) {
    return Stream.of(Scope.values())
        .filter(s -> s.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> SalesforceRefused.bad("MALFORMED_SEARCH", "unexpected token: '" + name + "'"));
  }

  private static Pattern pattern(String word) {
    return Pattern.compile(word.replace("*", ".*").replace("?", "."));
  }

  boolean areIn(Reads reads, SObjectType type, ObjectNode row) {
    var words = new HashSet<String>();
    for (var field : type.fields()) {
      if (isLookedAt(field)) {
        words.addAll(SearchCalls.parted(reads.value(type.name(), row, field.name()).asString("")));
      }
    }
    Predicate<Pattern> there = p -> words.stream().anyMatch(w -> p.matcher(w).matches());
    return groups.stream().anyMatch(group -> group.stream().allMatch(there));
  }

  private boolean isLookedAt(SObjectField field) {
    var type = field.type();
    return switch (scope) {
      case NAME -> NAMES.contains(field.name());
      case EMAIL -> type == FieldType.EMAIL;
      case PHONE -> type == FieldType.PHONE;
      case ALL ->
          type == FieldType.STRING
              || type == FieldType.TEXTAREA
              || type == FieldType.EMAIL
              || type == FieldType.PHONE;
    };
  }
}
