package org.unisono.app.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.unisono.core.Refused;

class MergeTextTest {

  private static String html(String source, Map<String, String> values) {
    return MergeText.parse(source).render(values::get, HtmlUtils::htmlEscape);
  }

  @Test
  void aMissingValueTakesItsDefault() {
    assertThat(html("Hi {{ person.firstName | default: \"there\" }}!", Map.of()))
        .isEqualTo("Hi there!");
    assertThat(html("Hi {{person.firstName|default:'x'|upcase}}!", Map.of("person.firstName", "a")))
        .isEqualTo("Hi A!");
  }

  @Test
  void valuesAreEscapedAndNeverReadAsTags() {
    assertThat(html("{{ a }}", Map.of("a", "<b>{{ secret }}</b>", "secret", "s")))
        .isEqualTo("&lt;b&gt;{{ secret }}&lt;/b&gt;");
  }

  @Test
  void whatIsNotClosedOrNotKnownIsRefused() {
    for (var bad :
        new String[] {"{{ a", "{{ a | x }}", "{{ 1+1 }}", "{% if a %}", "{{ a.b.c.d.e }}"}) {
      assertThatThrownBy(() -> MergeText.parse(bad)).isInstanceOf(Refused.class);
    }
    assertThatThrownBy(() -> MergeText.parse("{{ a }}".repeat(501))).isInstanceOf(Refused.class);
    assertThat(MergeText.parse("a } b").render(_ -> null, UnaryOperator.identity()))
        .isEqualTo("a } b");
  }
}
