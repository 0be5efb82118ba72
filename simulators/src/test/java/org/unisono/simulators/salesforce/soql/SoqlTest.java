package org.unisono.simulators.salesforce.soql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisono.simulators.salesforce.soql.Condition.Operator;

class SoqlTest {
  @Test
  void fieldsParentsOrderLimitAndOffsetAreRead() {
    var soql =
        Soql.parse(
            "select Id, Campaign.Name FROM CampaignMember ORDER BY SystemModstamp DESC NULLS LAST, Id LIMIT 10 OFFSET 20");
    assertThat(soql.selected())
        .containsExactly(new Selected.Field("Id", ""), new Selected.Field("Campaign.Name", ""));
    assertThat(soql.from()).isEqualTo("CampaignMember");
    assertThat(soql.order())
        .containsExactly(
            new Soql.Order("SystemModstamp", Soql.Direction.DESCENDING, Soql.Nulls.LAST),
            new Soql.Order("Id", Soql.Direction.ASCENDING, Soql.Nulls.FIRST));
    assertThat(soql.limit()).isEqualTo(10);
    assertThat(soql.offset()).isEqualTo(20);
  }

  @Test
  void aCountHasNoFields() {
    assertThat(Soql.parse("SELECT COUNT() FROM Lead").isCount()).isTrue();
  }

  @Test
  void groupsAndQueriesWithinAQueryAreRead() {
    var soql =
        Soql.parse(
            "SELECT Status s, count(Id), (SELECT Id FROM CampaignMembers) FROM Campaign WHERE Id NOT IN (SELECT CampaignId FROM CampaignMember) GROUP BY Status HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)");
    assertThat(soql.selected())
        .startsWith(
            new Selected.Field("Status", "s"),
            new Selected.Aggregate(Selected.Function.COUNT, "Id", ""));
    assertThat(soql.selected().getLast())
        .isEqualTo(new Selected.Children(Soql.parse("SELECT Id FROM CampaignMembers")));
    assertThat(soql.where())
        .contains(
            new Condition.Not(
                new Condition.InRows("Id", Soql.parse("SELECT CampaignId FROM CampaignMember"))));
    assertThat(soql.groupBy()).containsExactly("Status");
    assertThat(soql.having())
        .contains(new Condition.Compare("COUNT(Id)", Operator.GREATER, number("1")));
    assertThat(soql.order().getFirst().field()).isEqualTo("COUNT(Id)");
    assertThat(soql.isGrouped()).isTrue();
  }

  @Test
  void bracketsNestConditions() {
    var where = Soql.parse("SELECT Id FROM Lead WHERE A = 1 AND (B = 2 OR NOT C = 3)").where();
    var c = new Condition.Not(compare("C", number("3")));
    var or = new Condition.Any(List.of(compare("B", number("2")), c));
    assertThat(where)
        .isEqualTo(Optional.of(new Condition.All(List.of(compare("A", number("1")), or))));
  }

  @Test
  void literalsHaveTheirTypes() {
    assertThat(valueOf("'it\\'s'")).isEqualTo(new Literal.Text("it's"));
    assertThat(valueOf("2026-05-01")).isEqualTo(new Literal.Day(LocalDate.of(2026, 5, 1)));
    assertThat(valueOf("2026-05-01T10:00:00Z"))
        .isEqualTo(new Literal.Moment(Instant.parse("2026-05-01T10:00:00Z")));
    assertThat(valueOf("2026-05-01T10:00:00.000+0200"))
        .isEqualTo(new Literal.Moment(Instant.parse("2026-05-01T08:00:00Z")));
    assertThat(valueOf("-12.5")).isEqualTo(number("-12.5"));
    assertThat(valueOf("null")).isEqualTo(new Literal.Nothing());
    assertThat(valueOf("TRUE")).isEqualTo(new Literal.Flag(true));
    assertThat(valueOf("LAST_N_DAYS:7")).isEqualTo(new Literal.Span(Literal.Unit.DAY, -7, 0));
  }

  @Test
  void listsAreReadWithInAndNotIn() {
    assertThat(Soql.parse("SELECT Id FROM Lead WHERE Status IN ('a','b')").where())
        .contains(
            new Condition.In("Status", List.of(new Literal.Text("a"), new Literal.Text("b"))));
    assertThat(Soql.parse("SELECT Id FROM Lead WHERE Status NOT IN ('a')").where())
        .contains(new Condition.NotIn("Status", List.of(new Literal.Text("a"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT",
        "SELECT Id",
        "SELECT Id FRO Lead",
        "SELECT Id FROM Lead WHERE",
        "SELECT Id FROM Lead WHERE A = ",
        "SELECT Id FROM Lead WHERE A = 1 OR B = 2 AND C = 3",
        "SELECT Id FROM Lead WHERE A = 'open",
        "SELECT Id FROM Lead WHERE A = 2026-13-45",
        "SELECT Id FROM Lead LIMIT x",
        "SELECT Id, FROM Lead",
        "SELECT Id FROM Lead WHERE A IN ()",
        "SELECT Id FROM Lead; DROP"
      })
  void whatIsNoQueryIsRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> Soql.parse(text))
        .isInstanceOf(SoqlRefused.class)
        .hasMessageContaining("ERROR at Row:1:Column:");
  }

  private static Literal valueOf(String literal) {
    var where = Soql.parse("SELECT Id FROM Lead WHERE A = " + literal).where().orElseThrow();
    return ((Condition.Compare) where).value();
  }

  private static Condition compare(String field, Literal value) {
    return new Condition.Compare(field, Operator.EQUAL, value);
  }

  private static Literal number(String text) {
    return new Literal.Number(new BigDecimal(text));
  }
}
