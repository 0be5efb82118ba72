package org.unisono.app.edge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.app.testing.Api;
import org.unisono.core.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Java types as JSON schemas: a record is an object with exactly its components, of which those
/// that cannot be null are required.
final class DescribedTypes {

  private static final String COMPONENTS = "#/components/schemas/";

  private final Map<String, ObjectNode> components = new TreeMap<>();
  private final Map<String, Type> owners = new HashMap<>();
  private final ObjectMapper json;

  /// @param json as the server writes
  DescribedTypes(ObjectMapper json) {
    this.json = json;
  }

  Map<String, ObjectNode> components() {
    return components;
  }

  ObjectNode schema(AnnotatedType type) {
    return schema(type, Map.of());
  }

  ObjectNode schema(Class<?> type) {
    return plain(type, Map.of());
  }

  /// The fields of the type, and others.
  ObjectNode open(Class<?> type) {
    schema(type);
    var open = Objects.requireNonNull(components.get(name(type))).deepCopy();
    open.remove("additionalProperties");
    return open;
  }

  private ObjectNode schema(AnnotatedType type, Map<TypeVariable<?>, AnnotatedType> known) {
    if (type.getType() instanceof TypeVariable<?> variable && known.containsKey(variable)) {
      return schema(known.get(variable), Map.of());
    }
    var schema =
        switch (type) {
          case AnnotatedParameterizedType given -> parameterized(given, known);
          case AnnotatedWildcardType _ -> any();
          case AnnotatedArrayType array ->
              list(schema(array.getAnnotatedGenericComponentType(), known));
          default -> type.getType() instanceof Class<?> plain ? plain(plain, known) : any();
        };
    return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
  }

  private ObjectNode parameterized(
      AnnotatedParameterizedType type, Map<TypeVariable<?>, AnnotatedType> known) {
    var raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
    var arguments = type.getAnnotatedActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      return list(schema(arguments[0], known));
    }
    if (Map.class.isAssignableFrom(raw)) {
      var map = any().put("type", "object");
      map.set("additionalProperties", schema(arguments[1], known));
      return map;
    }
    Map<TypeVariable<?>, AnnotatedType> inner = new HashMap<>();
    var name = new StringBuilder(name(raw));
    for (int i = 0; i < arguments.length; i++) {
      var argument =
          arguments[i].getType() instanceof TypeVariable<?> v && known.containsKey(v)
              ? known.get(v)
              : arguments[i];
      inner.put(raw.getTypeParameters()[i], argument);
      name.append(argument.getType() instanceof Class<?> c ? name(c) : "Any");
    }
    return raw.isRecord() ? record(raw, name.toString(), type.getType(), inner) : any();
  }

  private ObjectNode plain(Class<?> type, Map<TypeVariable<?>, AnnotatedType> known) {
    if (type == Money.class) {
      return money();
    }
    if (type.isRecord()) {
      return record(type, name(type), type, known);
    }
    if (type.isEnum()) {
      var words = any().put("type", "string");
      var options = words.putArray("enum");
      Arrays.stream(type.getEnumConstants())
          .map(json::valueToTree)
          .forEach(w -> options.add((JsonNode) w));
      return words;
    }
    return scalar(type);
  }

  private static ObjectNode scalar(Class<?> type) {
    if (type == UUID.class) {
      return any().put("type", "string").put("format", "uuid");
    }
    if (type == Instant.class) {
      return any().put("type", "string").put("format", "date-time");
    }
    if (type == LocalDate.class) {
      return any().put("type", "string").put("format", "date");
    }
    if (type == String.class || type == byte[].class) {
      return any().put("type", "string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return any().put("type", "boolean");
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return any().put("type", "integer");
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return any().put("type", "number");
    }
    return type == ObjectNode.class ? any().put("type", "object") : any();
  }

  private ObjectNode money() {
    if (!components.containsKey("Money")) {
      var money = any().put("type", "object").put("additionalProperties", false);
      var properties = money.putObject("properties");
      properties.putObject("amount").put("type", "string").put("pattern", "^-?\\d+(\\.\\d+)?$");
      properties.putObject("currency").put("type", "string").put("pattern", "^[A-Z]{3}$");
      money.putArray("required").add("amount").add("currency");
      components.put("Money", money);
    }
    return any().put("$ref", COMPONENTS + "Money");
  }

  private ObjectNode record(
      Class<?> type, String name, Type key, Map<TypeVariable<?>, AnnotatedType> known) {
    var free = free(name, type, key);
    if (!components.containsKey(free)) {
      var object = any().put("type", "object").put("additionalProperties", false);
      components.put(free, object);
      var properties = object.putObject("properties");
      var required = any().putArray("required");
      for (var component : type.getRecordComponents()) {
        if (!isIgnored(type, component)) {
          properties.set(component.getName(), schema(component.getAnnotatedType(), known));
          if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            required.add(component.getName());
          }
        }
      }
      if (!required.isEmpty()) {
        object.set("required", required);
      }
    }
    return any().put("$ref", COMPONENTS + free);
  }

  /// A type within another bears its name too, unless that is a controller.
  private static String name(Class<?> type) {
    var outer = type.getEnclosingClass();
    return outer == null || outer.getSimpleName().endsWith("Controller")
        ? type.getSimpleName()
        : outer.getSimpleName() + type.getSimpleName();
  }

  /// Two types of one name are told apart by the class or the room that they stand in.
  private String free(String name, Class<?> type, Type key) {
    var owner = owners.putIfAbsent(name, key);
    if (owner == null || owner.equals(key)) {
      return name;
    }
    var outer = type.getEnclosingClass();
    var prefix = outer == null ? room(type) : outer.getSimpleName().replace("Controller", "");
    return free(prefix + name, type, key);
  }

  private static String room(Class<?> type) {
    var room = type.getPackageName().replaceFirst("^org\\.unisono\\.(app\\.)?(\\w+).*$", "$2");
    return room.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + room.substring(1);
  }

  private static boolean isIgnored(Class<?> type, RecordComponent component) {
    try {
      return type.getDeclaredField(component.getName()).isAnnotationPresent(JsonIgnore.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode list(ObjectNode items) {
    var list = any().put("type", "array");
    list.set("items", items);
    return list;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.path("type").isString() && !schema.has("enum")) {
      var type = schema.path("type").asString();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    if (schema.isEmpty()) {
      return schema;
    }
    var either = any();
    either.putArray("anyOf").add(schema).add(any().put("type", "null"));
    return either;
  }

  private static ObjectNode any() {
    return Api.JSON.createObjectNode();
  }
}
