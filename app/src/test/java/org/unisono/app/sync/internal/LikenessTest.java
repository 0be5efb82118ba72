package org.unisono.app.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  private static final LocalDate SPRING = LocalDate.of(2026, 3, 12);

  private static double to(String name, @Nullable String start) {
    return Likeness.of("Spring webinar", name, SPRING, start);
  }

  @Test
  void ofTwoWithOneNameTheOneThatStartsNearerIsLikelier() {
    assertThat(to("Spring Webinar", "2026-03-12")).isEqualTo(1);
    assertThat(to("Spring Webinar", "2026-03-20T09:00:00.000+0000"))
        .isLessThan(1)
        .isGreaterThan(to("Spring Webinar", "2025-03-13"));
  }

  @Test
  void theNameSaysMoreThanTheDay() {
    assertThat(to("Spring Webinar", "2025-03-13")).isGreaterThan(to("Autumn fair", "2026-03-12"));
  }

  @ParameterizedTest
  @CsvSource({"''", "soon", "2026-13-40", "12/03/2026"})
  void aDayThatCannotBeReadSaysNothing(String start) {
    assertThat(to("Spring webinar", start)).isEqualTo(to("Spring webinar", null)).isEqualTo(0.9);
  }
}
