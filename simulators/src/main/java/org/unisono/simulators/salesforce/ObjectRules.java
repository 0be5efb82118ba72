package org.unisono.simulators.salesforce;

import tools.jackson.databind.node.ObjectNode;

/// What one object checks and does beyond its fields. `before…` may change the new row.
interface ObjectRules {
  ObjectRules NONE = new ObjectRules() {};

  default void beforeCreate(ObjectNode row) {}

  default void afterCreate(ObjectNode row) {}

  default void beforeUpdate(ObjectNode before, ObjectNode after) {}

  default void afterUpdate(ObjectNode before, ObjectNode after) {}

  default void beforeDelete(ObjectNode row) {}

  default Records.Afterlife afterlife() {
    return Records.Afterlife.RECYCLED;
  }
}
