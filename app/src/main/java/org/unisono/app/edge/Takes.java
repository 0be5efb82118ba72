package org.unisono.app.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a handler takes, where its signature does not say it: it reads the JSON itself. The
/// description of the API is made of it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Takes {

  /// What one thing of the body is read as.
  Class<?> value();

  Shape shape() default Shape.ONE;

  /// How much stands in the body.
  enum Shape {
    ONE,
    /// One, or a list of up to 1,000.
    ONE_OR_MANY
  }
}
