package org.unisono.app.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unisono.app.access.AuditTrail;
import org.unisono.app.activities.ActivityTypes;
import org.unisono.app.people.People;
import org.unisono.app.people.Person;
import org.unisono.app.people.PersonKind;
import org.unisono.app.people.Stages;
import org.unisono.app.sales.internal.CheckCriteria;
import org.unisono.app.sales.internal.CriteriaStore;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.rules.Condition.Did;
import org.unisono.core.rules.Count;
import org.unisono.core.rules.Rule;
import org.unisono.core.rules.Window;

/// The door to promotion: what makes a lead a contact.
@Component
public class Qualification {

  /// @param label what is missing when the rule does not hold, in your own words
  public record Criterion(String label, Rule rule) {}

  private static final Rule TALKED =
      new Rule.Any(
          ActivityTypes.INTERPERSONAL.stream()
              .sorted()
              .<Rule>map(type -> new Did(type, List.of(), Count.ONCE_OR_MORE, new Window.Ever()))
              .toList());

  private final CriteriaStore criteria;
  private final CheckCriteria check;
  private final People people;
  private final Stages stages;
  private final AuditTrail audit;

  Qualification(
      CriteriaStore criteria, CheckCriteria check, People people, Stages stages, AuditTrail audit) {
    this.criteria = criteria;
    this.check = check;
    this.people = people;
    this.stages = stages;
    this.audit = audit;
  }

  public List<Criterion> criteria() {
    return criteria.all();
  }

  /// Replaces all criteria.
  ///
  /// @throws Refused with every fault of the rules
  @Transactional
  public void define(List<Criterion> wanted) {
    var faults = check.faults(wanted);
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
    criteria.replace(wanted);
    audit.record("qualification.defined", "qualification", null, Map.of("count", wanted.size()));
  }

  /// Makes a lead a contact, and sales-qualified; a contact stays as it is.
  ///
  /// @throws Refused `notFound`; with everything that is missing: `noInterpersonalActivity`,
  ///     `criterionMissing`
  @Transactional
  public Person qualify(UUID id) {
    var person = people.get(id);
    if (person.kind() == PersonKind.CONTACT) {
      return person;
    }
    var missing = missing(id);
    if (!missing.isEmpty()) {
      throw new Refused(Refusal.CLASH, missing);
    }
    stages.promote(id);
    stages.raise(List.of(id), "salesQualified");
    audit.record("person.promoted", "person", id, Map.of());
    return people.get(id);
  }

  private List<Fault> missing(UUID person) {
    List<Fault> missing = new ArrayList<>();
    if (!check.holds(TALKED, person)) {
      missing.add(
          Fault.at(
              "",
              "noInterpersonalActivity",
              "Nobody has talked to this person yet: a call, a meeting or a reply is missing."));
    }
    for (var criterion : criteria.all()) {
      if (!check.holds(criterion.rule(), person)) {
        missing.add(
            new Fault(
                "",
                "criterionMissing",
                "Not met yet: {criterion}.",
                Map.of("criterion", criterion.label())));
      }
    }
    return missing;
  }
}
