package org.unisono.core.flows;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object that nobody can change: parameters of an action or a trigger, for the room that
/// teaches its kind.
public record Params(ObjectNode json) {

  public static final Params NONE = new Params(JsonNodeFactory.instance.objectNode());

  public Params {
    json = json.deepCopy();
  }

  /// A copy of its own for each caller.
  @Override
  public ObjectNode json() {
    return json.deepCopy();
  }
}
