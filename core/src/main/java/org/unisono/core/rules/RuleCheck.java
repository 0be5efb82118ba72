package org.unisono.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisono.core.Fault;
import org.unisono.core.Refusal;
import org.unisono.core.Refused;
import org.unisono.core.rules.Condition.Did;
import org.unisono.core.rules.Condition.FieldIs;
import org.unisono.core.rules.Condition.HasDeal;
import org.unisono.core.rules.Condition.InList;
import org.unisono.core.rules.Condition.InSegment;
import org.unisono.core.rules.Condition.MemberOf;
import org.unisono.core.rules.FieldRef.Holder;
import org.unisono.core.rules.Rule.All;
import org.unisono.core.rules.Rule.Any;
import org.unisono.core.rules.Rule.AtLeast;
import org.unisono.core.rules.Rule.Not;

/// Holds a rule against the fields that exist. Codes: `unknownField`, `wrongHolder`,
/// `operatorNotForType`, `wrongType`, `emptyOperand`; the pointers are those of [RuleCodec]'s JSON.
public final class RuleCheck {

  private final FieldCatalogue catalogue;
  private final List<Fault> faults = new ArrayList<>();

  private RuleCheck(FieldCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Everything that is wrong; empty when the rule can be evaluated.
  ///
  /// @param pointer where the rule's JSON stands in the input; `""` when it is the input
  public static List<Fault> faults(Rule rule, FieldCatalogue catalogue, String pointer) {
    var check = new RuleCheck(catalogue);
    check.rule(rule, pointer);
    return List.copyOf(check.faults);
  }

  /// @throws Refused `RULE_BROKEN` with every fault
  public static void require(Rule rule, FieldCatalogue catalogue) {
    var faults = faults(rule, catalogue, "");
    if (!faults.isEmpty()) {
      throw new Refused(Refusal.RULE_BROKEN, faults);
    }
  }

  private void rule(Rule rule, String at) {
    switch (rule) {
      case All(var rules) -> each(rules, at + "/all");
      case Any(var rules) -> each(rules, at + "/any");
      case Not(var inner) -> rule(inner, at + "/not");
      case AtLeast(_, var rules) -> each(rules, at + "/of");
      case FieldIs is -> field(is, at);
      case Did did -> where(did.where(), Holder.ACTIVITY, at + "/where");
      case HasDeal deal -> where(deal.where(), Holder.DEAL, at + "/hasDeal/where");
      case MemberOf _, InList _, InSegment _ -> {}
    }
  }

  private void each(List<? extends Rule> rules, String at) {
    for (int i = 0; i < rules.size(); i++) {
      rule(rules.get(i), at + "/" + i);
    }
  }

  private void where(List<FieldIs> where, Holder holder, String at) {
    for (int i = 0; i < where.size(); i++) {
      var is = where.get(i);
      if (is.field().holder() != holder) {
        fault(
            at + "/" + i + "/field",
            "wrongHolder",
            is.field() + " cannot stand here: only fields of the " + holder.word() + " can.",
            Map.of("field", is.field().toString(), "holder", holder.word()));
      } else {
        field(is, at + "/" + i);
      }
    }
  }

  private void field(FieldIs is, String at) {
    var type = catalogue.typeOf(is.field());
    var name = is.field().toString();
    if (type == null) {
      fault(
          at + "/field", "unknownField", "There is no field " + name + ".", Map.of("field", name));
    } else if (!is.op().appliesTo(type)) {
      fault(
          at + "/op",
          "operatorNotForType",
          name + " is of type " + type + ": \"" + is.op().word() + "\" does not apply.",
          Map.of("field", name, "op", is.op().word(), "type", type.name()));
    } else {
      operands(is, type, at);
    }
  }

  private void operands(FieldIs is, ValueType type, String at) {
    var arity = is.op().arity();
    if (arity == Operator.Arity.SPAN || arity == Operator.Arity.DAYS) {
      return;
    }
    for (int i = 0; i < is.operands().size(); i++) {
      var operand = is.operands().get(i);
      var place = at + (is.op().takesOne() ? "/value" : "/values/" + i);
      if (!operand.type().comparesWith(type)) {
        fault(
            place,
            "wrongType",
            is.field() + " is of type " + type + ", not " + operand.type() + ".",
            Map.of("expected", type.name(), "found", operand.type().name()));
      } else if (FieldTest.isEmpty(operand)) {
        fault(place, "emptyOperand", "Empty text never matches; use \"empty\".", Map.of());
      }
    }
  }

  private void fault(String pointer, String code, String message, Map<String, Object> params) {
    faults.add(new Fault(pointer, code, message, params));
  }
}
