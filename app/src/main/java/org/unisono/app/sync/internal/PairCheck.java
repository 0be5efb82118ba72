package org.unisono.app.sync.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unisono.app.sync.MapDraft.Pair;
import org.unisono.connector.RemoteField;
import org.unisono.core.Fault;

/// Whether values may be paired as somebody wants them: every pair that may not is named with its
/// place.
final class PairCheck {

  private final OurField ours;
  private final RemoteField theirs;
  private final String place;
  private final List<Fault> faults;
  private final Map<String, String> in = new LinkedHashMap<>();
  private final Map<String, String> out = new LinkedHashMap<>();

  /// @param row place of the row in its map
  /// @param faults what is wrong is added to these
  PairCheck(OurField ours, RemoteField theirs, int row, List<Fault> faults) {
    this.ours = ours;
    this.theirs = theirs;
    place = "/rows/" + row + "/pairs";
    this.faults = faults;
  }

  /// A value of ours in no pair that goes out is no fault: it waits for an answer, or stays.
  ///
  /// @return what differs from the default
  ValuePairs check(List<Pair> pairs) {
    if (ours.options().isEmpty() || theirs.options().isEmpty()) {
      if (!pairs.isEmpty()) {
        fault(
            "",
            "noValueList",
            "{field} has no list of values on both sides, so there is nothing to pair.",
            Map.of("field", theirs.label()));
      }
      return ValuePairs.USUAL;
    }
    for (int j = 0; j < pairs.size(); j++) {
      add(pairs.get(j), "/" + j);
    }
    var usual = ours.translation(theirs);
    Map<String, String> otherwiseIn = new HashMap<>();
    theirs.options().forEach(o -> differs(o, in.get(o), usual.toOurs(o), otherwiseIn));
    Map<String, String> otherwiseOut = new HashMap<>();
    if (isWritten()) {
      ours.options().forEach(o -> differs(o, out.get(o), usual.toTheirs(o), otherwiseOut));
    }
    return new ValuePairs(otherwiseIn, otherwiseOut);
  }

  private boolean isWritten() {
    return theirs.use() == RemoteField.Use.WRITABLE;
  }

  private static void differs(
      String value, @Nullable String wanted, @Nullable String usual, Map<String, String> changes) {
    var is = wanted == null ? ValuePairs.NONE : wanted;
    if (!is.equals(usual == null ? ValuePairs.NONE : usual)) {
      changes.put(value, is);
    }
  }

  private void add(Pair pair, String at) {
    boolean known =
        isKnown(ours.options(), pair.ours(), at + "/ours", ours.key())
            & isKnown(theirs.options(), pair.theirs(), at + "/theirs", theirs.label());
    var way = pair.way() == null ? "both" : pair.way();
    if (!List.of("in", "out", "both").contains(way)) {
      fault(
          at + "/way",
          "unknownOption",
          "{value} is not one of: {options}.",
          Map.of("value", way, "options", "both, in, out"));
    } else if (way.equals("out") && !isWritten()) {
      fault(
          at + "/way",
          "fieldReadOnly",
          "{field} can only be read there.",
          Map.of("field", theirs.label()));
    } else if (known) {
      put(String.valueOf(pair.ours()), String.valueOf(pair.theirs()), way, at);
    }
  }

  private boolean isKnown(List<String> options, @Nullable String value, String at, String field) {
    boolean known = value != null && options.contains(value);
    if (!known) {
      fault(
          at,
          "unknownValue",
          "There is no value {value} in {field}.",
          Map.of("value", String.valueOf(value), "field", field));
    }
    return known;
  }

  private void put(String mine, String yours, String way, String at) {
    var read = way.equals("out") ? null : in.putIfAbsent(yours, mine);
    if (read != null && !read.equals(mine)) {
      fault(
          at + "/theirs",
          "readAsTwo",
          "{value} would be read as two values: {first} and {second}.",
          Map.of("value", yours, "first", read, "second", mine));
    }
    var written = way.equals("in") ? null : out.putIfAbsent(mine, yours);
    if (written != null && !written.equals(yours)) {
      fault(
          at + "/ours",
          "writtenAsTwo",
          "{value} would be written as two values: {first} and {second}.",
          Map.of("value", mine, "first", written, "second", yours));
    }
  }

  private void fault(String at, String code, String message, Map<String, Object> params) {
    faults.add(new Fault(place + at, code, message, params));
  }
}
