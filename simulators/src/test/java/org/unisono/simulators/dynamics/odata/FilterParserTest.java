package org.unisono.simulators.dynamics.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterParserTest {

  @Test
  void orBindsLooserThanAndAndBracketsBindFirst() {
    var a = new Filter.Compare("a", "eq", "1");
    var b = new Filter.Compare("b", "gt", "2");
    var c = new Filter.Compare("c", "ne", null);
    assertThat(FilterParser.parse("a eq 1 or b gt 2 and c ne null"))
        .isEqualTo(new Filter.Or(a, new Filter.And(b, c)));
    assertThat(FilterParser.parse("(a eq 1 or b gt 2) and not c ne null"))
        .isEqualTo(new Filter.And(new Filter.Or(a, b), new Filter.Not(c)));
  }

  @Test
  void quotesInTextsAreDoubled() {
    assertThat(FilterParser.parse("lastname eq 'O''Hara, (Pat)'"))
        .isEqualTo(new Filter.Compare("lastname", "eq", "O'Hara, (Pat)"));
    assertThat(FilterParser.parse("contains(name,'a b')"))
        .isEqualTo(new Filter.Text("contains", "name", "a b"));
  }

  @Test
  void theFunctionForManyValuesIsRead() {
    var text = "Microsoft.Dynamics.CRM.In(PropertyName='leadid',PropertyValues=[\"x\",\"y\"])";
    assertThat(FilterParser.parse(text)).isEqualTo(new Filter.In("leadid", List.of("x", "y")));
  }

  @Test
  void whatIsNoFilterIsRefused() {
    for (var wrong : List.of("name", "name is 1", "name eq", "(a eq 1", "a eq 1 b", "a eq 'x")) {
      assertThatThrownBy(() -> FilterParser.parse(wrong))
          .as(wrong)
          .isInstanceOf(FilterRefused.class);
    }
  }
}
