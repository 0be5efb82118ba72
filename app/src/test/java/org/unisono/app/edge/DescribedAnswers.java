package org.unisono.app.edge;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.unisono.app.testing.Api;
import tools.jackson.databind.node.ObjectNode;

/// What each handler takes and answers, from its signature and from [Answers].
final class DescribedAnswers {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final Set<Integer> BODILESS = Set.of(204, 302);

  private final DescribedTypes types;

  DescribedAnswers(DescribedTypes types) {
    this.types = types;
  }

  void describe(ObjectNode operation, RequestMappingInfo mapping, Method handler) {
    operation.set("responses", responses(mapping, handler));
    if (Arrays.asList(handler.getParameterTypes()).contains(Slice.class)) {
      slice(operation);
    }
    var takes = handler.getAnnotation(Takes.class);
    if (Arrays.asList(handler.getParameterTypes()).contains(MultipartFile.class)) {
      upload(operation, takes);
      return;
    }
    if (takes != null
        && operation.path("requestBody").path("content") instanceof ObjectNode content) {
      var one = types.schema(takes.value());
      for (var type : List.copyOf(content.propertyNames())) {
        content.putObject(type).set("schema", many(takes.shape(), taken(type, one)));
      }
      return;
    }
    for (var parameter : handler.getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)
          && operation.path("requestBody").path("content") instanceof ObjectNode content) {
        var schema = types.schema(parameter.getAnnotatedType());
        for (var type : List.copyOf(content.propertyNames())) {
          content.putObject(type).set("schema", taken(type, schema));
        }
      }
    }
  }

  /// A form with the file, and beside it what is to become of it.
  private void upload(ObjectNode operation, @org.jspecify.annotations.Nullable Takes takes) {
    var form = Api.JSON.createObjectNode().put("type", "object");
    var properties = form.putObject("properties");
    properties.putObject("file").put("type", "string").put("format", "binary");
    var required = form.putArray("required").add("file");
    if (takes != null) {
      properties.set("mapping", types.schema(takes.value()));
      required.add("mapping");
    }
    var body = operation.putObject("requestBody").put("required", true);
    body.putObject("content").putObject(MediaType.MULTIPART_FORM_DATA_VALUE).set("schema", form);
  }

  /// `limit` and `cursor` instead of the object that they are read into.
  private static void slice(ObjectNode operation) {
    var parameters = Api.JSON.createArrayNode();
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              if (!parameter.path("name").asString().equals("slice")) {
                parameters.add(parameter);
              }
            });
    parameters.add(
        query("limit", Api.JSON.createObjectNode().put("format", "int32").put("type", "integer")));
    parameters.add(query("cursor", Api.JSON.createObjectNode().put("type", "string")));
    operation.set("parameters", parameters);
  }

  private static ObjectNode query(String name, ObjectNode schema) {
    var parameter =
        Api.JSON.createObjectNode().put("in", "query").put("name", name).put("required", false);
    parameter.set("schema", schema);
    return parameter;
  }

  private static ObjectNode many(Takes.Shape shape, ObjectNode one) {
    if (shape == Takes.Shape.ONE) {
      return one;
    }
    var either = Api.JSON.createObjectNode();
    var list =
        either.putArray("oneOf").add(one).addObject().put("type", "array").put("maxItems", 1_000);
    list.set("items", one);
    return either;
  }

  /// A merge patch names only what it changes.
  private ObjectNode taken(String type, ObjectNode schema) {
    if (!type.contains("merge-patch") || !schema.has("$ref")) {
      return schema;
    }
    var name = schema.path("$ref").asString().replaceFirst(".*/", "");
    var patch = Objects.requireNonNull(types.components().get(name)).deepCopy();
    patch.remove("required");
    return patch;
  }

  private ObjectNode responses(RequestMappingInfo mapping, Method handler) {
    var responses = Api.JSON.createObjectNode();
    var says = handler.getAnnotation(Answers.class);
    for (int status : statuses(handler, says)) {
      var response = responses.putObject(Integer.toString(status)).put("description", said(status));
      if (!BODILESS.contains(status) && hasBody(handler)) {
        var content = response.putObject("content");
        for (var type : media(mapping, handler, says)) {
          content.putObject(type).set("schema", schema(status, type, handler, says));
        }
      }
    }
    return responses;
  }

  private static int[] statuses(Method handler, @org.jspecify.annotations.Nullable Answers says) {
    if (says != null && says.value().length > 0) {
      return says.value();
    }
    var status = handler.getAnnotation(ResponseStatus.class);
    return new int[] {status == null ? 200 : status.value().value()};
  }

  private static String said(int status) {
    return switch (status) {
      case 201 -> "Made";
      case 202 -> "Taken in";
      case 204 -> "Done";
      case 207 -> "An outcome per item";
      case 302 -> "Elsewhere";
      default -> "OK";
    };
  }

  private static boolean hasBody(Method handler) {
    var type = answered(handler).getType();
    return type != void.class && type != Void.class;
  }

  private static List<String> media(
      RequestMappingInfo mapping, Method handler, @org.jspecify.annotations.Nullable Answers says) {
    if (says != null && says.types().length > 0) {
      return Arrays.asList(says.types());
    }
    var produced =
        mapping.getProducesCondition().getProducibleMediaTypes().stream()
            .map(MediaType::toString)
            .toList();
    return produced.isEmpty() ? List.of(isText(handler) ? "text/plain" : JSON) : produced;
  }

  private static boolean isText(Method handler) {
    var type = answered(handler).getType();
    return type == String.class || type == StreamingResponseBody.class || type == Resource.class;
  }

  private ObjectNode schema(
      int status, String type, Method handler, @org.jspecify.annotations.Nullable Answers says) {
    if (!type.endsWith("json")) {
      return Api.JSON.createObjectNode().put("type", "string");
    }
    if (status == 207) {
      return types.schema(Bulk.Result.class);
    }
    if (says == null || says.body() == Object.class) {
      return types.schema(answered(handler));
    }
    var body =
        says.fields() == Answers.Fields.OPEN ? types.open(says.body()) : types.schema(says.body());
    return answered(handler).getType() instanceof java.lang.reflect.ParameterizedType p
            && p.getRawType() == Page.class
        ? page(body)
        : body;
  }

  static ObjectNode page(ObjectNode item) {
    var page = Api.JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
    var properties = page.putObject("properties");
    properties.putObject("items").put("type", "array").set("items", item);
    properties.putObject("next").putArray("type").add("string").add("null");
    page.putArray("required").add("items");
    return page;
  }

  /// What is in the `ResponseEntity`, or what is answered without one.
  private static AnnotatedType answered(Method handler) {
    var type = handler.getAnnotatedReturnType();
    return handler.getReturnType() == ResponseEntity.class
            && type instanceof AnnotatedParameterizedType entity
        ? entity.getAnnotatedActualTypeArguments()[0]
        : type;
  }

  /// The operations that a mapping stands for, as verb and path.
  static Set<String> operations(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(
            verb ->
                mapping.getPatternValues().stream()
                    .map(path -> path.replaceAll("\\{(\\w+):[^}]+}", "{$1}"))
                    .map(path -> verb.name().toLowerCase(java.util.Locale.ROOT) + " " + path))
        .collect(Collectors.toSet());
  }
}
