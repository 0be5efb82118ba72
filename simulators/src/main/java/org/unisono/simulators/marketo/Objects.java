package org.unisono.simulators.marketo;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A kind of record that is found, written and deleted by its dedupe fields or by its GUID:
/// opportunities, their roles, custom objects.
interface Objects {
  /// As `describe.json` answers.
  ObjectNode described();

  List<ObjectNode> all();

  ObjectNode create(ObjectNode values);

  void update(ObjectNode row, ObjectNode values);

  void delete(ObjectNode row);
}
