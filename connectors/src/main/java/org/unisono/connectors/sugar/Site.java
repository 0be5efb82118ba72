package org.unisono.connectors.sugar;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.unisono.connector.Budget.Lane;
import org.unisono.connectors.http.Snag.Denied;
import org.unisono.connectors.writing.Draft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One installation, of either product. Rows are flat: a field and its value, and `id`. Each method
/// may throw a [org.unisono.connectors.http.Snag].
interface Site {

  /// How a clause compares.
  enum Is {
    EQUAL,
    MORE,
    AT_LEAST
  }

  /// @param value a moment as ISO 8601
  record Clause(String field, Is is, String value) {}

  /// A question for rows. Its answer may be short, and repeat rows: only an empty one is an end.
  ///
  /// @param order the field by which they come, lowest first
  record Query(
      String module, List<String> fields, List<Clause> clauses, String order, int size, Lane lane) {

    public Query {
      fields = List.copyOf(fields);
      clauses = List.copyOf(clauses);
    }
  }

  /// @param total what the vendor counts; -1 where it does not
  record Linked(Collection<String> ids, long total) {

    boolean isWhole() {
      return total == ids.size();
    }
  }

  /// What is known of a field.
  ///
  /// @param options the values of its list with what people there read, in the order of the list
  record FieldShape(String name, String type, int length, SequencedMap<String, String> options) {}

  /// Checks the log-in.
  void greet();

  /// The path of the page on which people look at a campaign.
  String page(String campaign);

  List<FieldShape> fields(String module);

  List<JsonNode> find(Query query);

  Optional<JsonNode> read(String module, String id, List<String> fields, Lane lane);

  /// What carries the markers, by marker.
  Map<String, JsonNode> marked(String module, List<String> markers, List<String> fields);

  /// Those of the ids that are there, by id.
  Map<String, JsonNode> readAll(String module, List<String> ids, List<String> fields);

  /// People of the module who hold one of the addresses now.
  List<JsonNode> atAddresses(String module, List<String> addresses, List<String> fields);

  /// Makes them under their markers; made before, they stay as they are.
  Map<Draft, Denied> make(String module, List<Draft> drafts, List<ObjectNode> values);

  /// @param seen the last change as it was read, against which the vendor may hold it; may be empty
  void change(String module, String id, ObjectNode values, String seen, Lane lane);

  /// The ids of what is linked with a record.
  Linked linked(String module, String id, String link, String target);

  void link(String module, String id, String link, String target, List<String> ids);

  void unlink(String module, String id, String link, String other);

  /// How many there are; -1 where it is not told.
  long count(String module);

  /// A mark of what the account may see.
  String rights();

  /// Those of the modules that the account may not write, as far as that is told.
  List<String> readOnly(List<String> modules);

  /// Asks in the way in which markers are looked for.
  void tryMarker();

  /// Automations that run when a record of the module is saved: id → name.
  Map<String, String> automations(String module, Saves saves);

  /// How a record is saved.
  enum Saves {
    NEW,
    CHANGED
  }
}
