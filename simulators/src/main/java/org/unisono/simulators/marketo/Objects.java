package org.unisono.simulators.marketo;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A kind of record that is found, written and deleted by its dedupe fields or by its id:
/// opportunities, their roles, custom objects, companies.
interface Objects {
  /// The field that holds the id.
  default String idField() {
    return "marketoGUID";
  }

  /// Whether a page says that there is more, besides the token of the next one.
  default boolean tellsMore() {
    return true;
  }

  /// As `describe.json` answers.
  ObjectNode described();

  List<ObjectNode> all();

  ObjectNode create(ObjectNode values);

  void update(ObjectNode row, ObjectNode values);

  void delete(ObjectNode row);
}
