package org.unisono.simulators.dynamics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// All tables, read from `tables.txt`.
final class Tables {
  private static final Set<String> WITH_LENGTH = Set.of("string", "memo");
  private static final Set<String> WITH_OPTIONS = Set.of("picklist", "state", "status");

  private final Map<String, Table> bySet = new LinkedHashMap<>();

  Tables() {
    try (var in = Tables.class.getResourceAsStream("tables.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).forEach(this::read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void read(String line) {
    if (line.startsWith("table ")) {
      var parts = line.split(" ", 6);
      var columns = new ArrayList<Column>();
      columns.add(Column.plain(parts[3], "key", parts[5]));
      columns.add(Column.plain("createdon", "datetime", "Created On"));
      columns.add(Column.plain("modifiedon", "datetime", "Modified On"));
      columns.add(Column.plain("versionnumber", "bigint", "Version Number"));
      columns.add(column("  ownerid lookup systemuser ownerid | Owner"));
      var table =
          new Table(parts[1], parts[2], parts[3], parts[4], parts[5], columns, new ArrayList<>());
      bySet.put(table.set(), table);
    } else if (line.strip().startsWith("key ")) {
      last().alternates().add(List.of(line.strip().substring(4).split(",")));
    } else {
      last().columns().add(column(line));
    }
  }

  private Table last() {
    return List.copyOf(bySet.values()).getLast();
  }

  private static Column column(String line) {
    int bar = line.lastIndexOf(" | ");
    var label = line.substring(bar + " | ".length());
    var parts = line.substring(0, bar).strip().split(" ", 3);
    var rest = parts.length > 2 ? parts[2] : "";
    int length = 0;
    var target = Column.Target.NONE;
    var options = new LinkedHashMap<Integer, String>();
    var states = new LinkedHashMap<Integer, Integer>();
    if (WITH_LENGTH.contains(parts[1])) {
      length = Integer.parseInt(rest.split(" ")[0]);
      rest = rest.substring(rest.split(" ")[0].length()).strip();
    } else if (parts[1].equals("lookup")) {
      var words = rest.split(" ", 3);
      target = new Column.Target(words[0], words[1]);
      rest = words.length > 2 ? words[2] : "";
    } else if (WITH_OPTIONS.contains(parts[1])) {
      int end = rest.matches(".* [a-z,]+$") ? rest.lastIndexOf(' ') : rest.length();
      options(rest.substring(0, end), options, states);
      rest = rest.substring(end).strip();
    }
    var rules = rest.isEmpty() ? Set.<String>of() : Set.of(rest.split(","));
    return new Column(parts[0], label, parts[1], length, rules, options, states, target);
  }

  private static void options(
      String text, Map<Integer, String> options, Map<Integer, Integer> states) {
    for (var option : text.split(",")) {
      int equals = option.indexOf('=');
      int colon = option.indexOf(':');
      int value = Integer.parseInt(option.substring(0, equals));
      options.put(value, option.substring(equals + 1, colon < 0 ? option.length() : colon));
      if (colon > 0) {
        states.put(value, Integer.parseInt(option.substring(colon + 1)));
      }
    }
  }

  /// The alternate keys of each table, those that were added through the API too.
  ObjectNode keys() {
    var keys = Json.object();
    bySet.values().forEach(t -> keys.set(t.name(), Json.of(t.alternates())));
    return keys;
  }

  /// Keys of a table that is not told of stay as they are.
  void restoreKeys(JsonNode keys) {
    for (var entry : keys.properties()) {
      var alternates = named(entry.getKey()).alternates();
      alternates.clear();
      for (var key : entry.getValue()) {
        alternates.add(key.valueStream().map(JsonNode::asString).toList());
      }
    }
  }

  List<Table> all() {
    return List.copyOf(bySet.values());
  }

  Table ofSet(String set) {
    var table = bySet.get(set);
    if (table == null) {
      throw DynamicsRefused.noSegment(set);
    }
    return table;
  }

  Optional<Table> find(String name) {
    return bySet.values().stream().filter(t -> t.name().equals(name)).findFirst();
  }

  Table named(String name) {
    return find(name).orElseThrow(() -> DynamicsRefused.noSegment(name));
  }
}
