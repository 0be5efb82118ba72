package org.unisono.connector;

import java.util.function.Function;

/// What came of asking: a value, or trouble that the caller can act on.
public sealed interface Reading<T> {

  /// It was answered.
  record Of<T>(T value) implements Reading<T> {}

  /// It was not, and nothing follows from that about the records.
  record Failed<T>(Trouble trouble) implements Reading<T> {}

  static <T> Reading<T> of(T value) {
    return new Of<>(value);
  }

  default <R> Reading<R> map(Function<? super T, ? extends R> to) {
    return switch (this) {
      case Of<T>(var value) -> new Of<>(to.apply(value));
      case Failed<T>(var trouble) -> new Failed<>(trouble);
    };
  }

  /// The value.
  ///
  /// @throws IllegalStateException naming the trouble
  default T orElseThrow() {
    return switch (this) {
      case Of<T>(var value) -> value;
      case Failed<T>(var trouble) -> throw new IllegalStateException("not read: " + trouble);
    };
  }
}
