package org.unisono.app.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a handler answers, where its signature does not say it. The description of the API is made
/// of it, and tests hold every answer against that description.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

  /// The statuses of success; with none, the one of `@ResponseStatus`, else 200. With 207 the body
  /// is [Bulk.Result], with 204 and 302 there is none.
  int[] value() default {};

  /// What stands in the body where the signature shows no type of its own.
  Class<?> body() default Object.class;

  /// Whether rooms above add fields to the body.
  Fields fields() default Fields.CLOSED;

  /// The media types; with none, JSON.
  String[] types() default {};

  /// Whether a body has more fields than its type.
  enum Fields {
    CLOSED,
    OPEN
  }
}
