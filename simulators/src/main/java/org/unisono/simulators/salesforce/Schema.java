package org.unisono.simulators.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.unisono.simulators.Fault;
import org.unisono.simulators.Faults;

/// The objects of the organisation, read from `objects.txt`, minus a field that
/// [Fault#REMOVED_FIELD] took away.
final class Schema {
  private static final String SYSTEM_FIELDS =
      """
      Id; id; 18; read;
      IsDeleted; boolean; 0; read;
      CreatedDate; datetime; 0; read;
      CreatedById; reference; 18; read; User/CreatedBy
      LastModifiedDate; datetime; 0; read;
      LastModifiedById; reference; 18; read; User/LastModifiedBy
      SystemModstamp; datetime; 0; read;
      Unisono_Id__c; string; 255; external;
      """;

  private final Map<String, SObjectType> types = new LinkedHashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> restricted = new LinkedHashSet<>();
  private final Faults faults;

  Schema(Faults faults) {
    this.faults = faults;
    String name = "";
    String head = "";
    var fields = new ArrayList<SObjectField>();
    for (var line : read().lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      if (line.startsWith("object ")) {
        add(name, head, fields);
        head = line;
        name = line.split(" ")[1];
        fields.clear();
        SYSTEM_FIELDS.lines().map(Schema::field).forEach(fields::add);
      } else {
        fields.add(field(line));
      }
    }
    add(name, head, fields);
  }

  List<SObjectType> all() {
    return types.keySet().stream().map(this::present).toList();
  }

  Optional<SObjectType> find(String name) {
    return types.keySet().stream()
        .filter(n -> n.equalsIgnoreCase(name) && !hidden.contains(n) && !isClosed(n))
        .findFirst()
        .map(this::present);
  }

  /// Objects that the user of the API may not see, and does not find.
  void hide(Set<String> names) {
    hidden.clear();
    hidden.addAll(names);
  }

  /// These pick lists, such as `Campaign.Type`, take their own values only, from now on.
  ///
  /// @throws IllegalArgumentException where one is no pick list
  void restrict(List<String> pickLists) {
    for (var name : pickLists) {
      var parts = name.split("\\.", 2);
      boolean known =
          Optional.ofNullable(types.get(parts[0]))
              .flatMap(t -> t.field(parts[parts.length - 1]))
              .filter(f -> f.type() == FieldType.PICKLIST)
              .isPresent();
      if (!known) {
        throw new IllegalArgumentException("no such pick list: " + name);
      }
    }
    restricted.clear();
    restricted.addAll(pickLists);
  }

  Set<String> restricted() {
    return restricted;
  }

  Set<String> hidden() {
    return hidden;
  }

  /// The object of this name, whatever its case; refuses an unknown one.
  SObjectType type(String name) {
    return types.containsKey(name) && !isClosed(name)
        ? present(name)
        : find(name)
            .orElseThrow(() -> SalesforceRefused.notFound("The requested resource does not exist"));
  }

  private boolean isClosed(String name) {
    return faults.text(Fault.OBJECT_HIDDEN, "Lead").filter(name::equals).isPresent();
  }

  private SObjectType present(String name) {
    var type = Objects.requireNonNull(types.get(name));
    var gone = faults.text(Fault.REMOVED_FIELD, "Campaign.ExpectedRevenue").orElse("");
    boolean asWritten =
        !gone.startsWith(name + ".")
            && restricted.stream().noneMatch(r -> r.startsWith(name + "."));
    if (asWritten) {
      return type;
    }
    var left =
        type.fields().stream()
            .filter(f -> !gone.equals(name + "." + f.name()))
            .map(f -> restricted.contains(name + "." + f.name()) ? f.restricted() : f)
            .toList();
    return SObjectType.of(name, type.prefix(), type.label(), left);
  }

  Optional<SObjectType> ofId(String id) {
    return all().stream().filter(t -> id.startsWith(t.prefix())).findFirst();
  }

  private void add(String name, String head, List<SObjectField> fields) {
    if (!name.isEmpty()) {
      var words = head.split(" ", 4);
      types.put(name, SObjectType.of(name, words[2], words[3], fields));
    }
  }

  private static SObjectField field(String line) {
    var cells = line.split(";", -1);
    var type = FieldType.valueOf(cells[1].trim().toUpperCase(Locale.ROOT));
    var flags = EnumSet.noneOf(SObjectField.Flag.class);
    Arrays.stream(cells[3].trim().split(" "))
        .filter(f -> !f.isEmpty())
        .map(f -> SObjectField.Flag.valueOf(f.toUpperCase(Locale.ROOT)))
        .forEach(flags::add);
    var tail = cells[4].trim();
    var target = type == FieldType.REFERENCE ? tail.split("/") : new String[] {"", ""};
    var values = type == FieldType.PICKLIST ? List.of(tail.split("\\|")) : List.<String>of();
    return new SObjectField(
        cells[0].trim(),
        type,
        Integer.parseInt(cells[2].trim()),
        flags,
        values,
        target[0],
        target[1]);
  }

  private static String read() {
    try (var in = Schema.class.getResourceAsStream("objects.txt")) {
      if (in == null) {
        throw new IllegalStateException("objects.txt is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
