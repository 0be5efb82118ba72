package org.unisono.app.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;

/// Text with merge tags: `{{ person.firstName | default: "there" }}`. A small closed part of the
/// Liquid language: values and a few filters, no loops, no files, no code.
public final class MergeText {

  private static final int MOST_TAGS = 500;
  private static final int LONGEST_TAG = 300;
  private static final int LONGEST_VALUE = 10_000;
  private static final Pattern TAG =
      Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_-]+){0,3})\\s*((?:\\|.*)?)");
  private static final Pattern FILTER =
      Pattern.compile("\\|\\s*([a-z_]+)\\s*(?::\\s*(?:\"([^\"]*)\"|'([^']*)'|(\\d{1,5}))\\s*)?");

  private final List<Piece> pieces;

  private MergeText(List<Piece> pieces) {
    this.pieces = pieces;
  }

  private sealed interface Piece {
    record Plain(String text) implements Piece {}

    record Tag(String path, List<Filter> filters) implements Piece {}
  }

  private record Filter(String name, String argument) {}

  /// @throws Refused `badMergeTag`, `unknownFilter`, `tooManyTags`
  public static MergeText parse(String source) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    int tags = 0;
    while (at < source.length()) {
      int open = source.indexOf("{{", at);
      refuseStatements(source, at, open < 0 ? source.length() : open);
      if (open < 0) {
        break;
      }
      int close = source.indexOf("}}", open);
      if (close < 0 || close - open > LONGEST_TAG) {
        throw bad(source.substring(open, Math.min(source.length(), open + 40)));
      }
      if (++tags > MOST_TAGS) {
        throw Refused.rule("", "tooManyTags", "At most 500 merge tags.");
      }
      pieces.add(new Piece.Plain(source.substring(at, open)));
      pieces.add(tag(source.substring(open + 2, close)));
      at = close + 2;
    }
    pieces.add(new Piece.Plain(source.substring(at)));
    return new MergeText(pieces);
  }

  private static void refuseStatements(String source, int from, int to) {
    int statement = source.indexOf("{%", from);
    if (statement >= 0 && statement < to) {
      throw bad(source.substring(statement, Math.min(source.length(), statement + 40)));
    }
  }

  private static Piece tag(String inside) {
    var match = TAG.matcher(inside);
    if (!match.matches()) {
      throw bad("{{" + inside + "}}");
    }
    List<Filter> filters = new ArrayList<>();
    var rest = match.group(2);
    var each = FILTER.matcher(rest);
    int end = 0;
    while (each.find() && each.start() == end) {
      filters.add(filter(each.group(1), first(each.group(2), each.group(3), each.group(4))));
      end = each.end();
    }
    if (end != rest.length()) {
      throw bad("{{" + inside + "}}");
    }
    return new Piece.Tag(match.group(1), filters);
  }

  private static Filter filter(String name, String argument) {
    if (!List.of("default", "upcase", "downcase", "capitalize", "strip", "truncate")
        .contains(name)) {
      throw new Refused(
          Refusal.RULE_BROKEN,
          "",
          "unknownFilter",
          "There is no filter {name} here.",
          Map.of("name", name));
    }
    return new Filter(name, argument);
  }

  private static String first(@Nullable String... values) {
    for (var value : values) {
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private static Refused bad(String tag) {
    return new Refused(
        Refusal.RULE_BROKEN,
        "",
        "badMergeTag",
        "{tag} is not a merge tag that can be filled.",
        Map.of("tag", tag));
  }

  /// @param values what a path stands for; null for nothing
  /// @param escape applied to every value, after its filters
  public String render(Function<String, @Nullable String> values, UnaryOperator<String> escape) {
    var out = new StringBuilder();
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Plain(var text) -> out.append(text);
        case Piece.Tag tag -> out.append(escape.apply(value(tag, values)));
      }
    }
    return out.toString();
  }

  private static String value(Piece.Tag tag, Function<String, @Nullable String> values) {
    var found = values.apply(tag.path());
    var value = found == null ? "" : found;
    for (var filter : tag.filters()) {
      value = applied(filter, value);
    }
    return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
  }

  private static String applied(Filter filter, String value) {
    return switch (filter.name()) {
      case "default" -> value.isBlank() ? filter.argument() : value;
      case "upcase" -> value.toUpperCase(Locale.ROOT);
      case "downcase" -> value.toLowerCase(Locale.ROOT);
      case "capitalize" ->
          value.isEmpty()
              ? value
              : value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
      case "strip" -> value.strip();
      case "truncate" -> truncated(value, filter.argument());
      case String other -> throw new IllegalStateException(other);
    };
  }

  private static String truncated(String value, String length) {
    int most = length.matches("\\d{1,5}") ? Integer.parseInt(length) : 50;
    return value.length() <= most ? value : value.substring(0, Math.max(0, most - 1)) + "…";
  }
}
