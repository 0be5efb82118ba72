package org.unisono.simulators;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON trees, the one data shape that the simulators store and answer.
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// A tree of any maps, collections, strings, numbers and booleans.
  public static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  public static ObjectNode object(Map<String, ?> values) {
    return MAPPER.valueToTree(values);
  }

  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  public static ObjectNode parseObject(String text) {
    return text.isBlank() || !(parse(text) instanceof ObjectNode node) ? object() : node;
  }

  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  public static ArrayNode array(Collection<? extends JsonNode> nodes) {
    var array = array();
    nodes.forEach(array::add);
    return array;
  }

  public static Collector<JsonNode, ArrayNode, ArrayNode> toArray() {
    return Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll);
  }

  /// The text of a member, or an empty string where it is absent or null.
  public static String text(JsonNode node, String member) {
    var value = node.path(member);
    return value.isMissingNode() || value.isNull() ? "" : value.asString();
  }
}
