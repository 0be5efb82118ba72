package org.unisono.core.rules;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A leaf of a rule: one question about one person, in the context the subject gives.
public sealed interface Condition extends Rule {

  /// A field compared with operands.
  ///
  /// @param operands as many and of the kind that the operator's [Operator.Arity] says
  record FieldIs(FieldRef field, Operator op, List<Value> operands) implements Condition {
    public FieldIs {
      operands = List.copyOf(operands);
      if (!op.arity().accepts(operands)) {
        throw new IllegalArgumentException(op.word() + " does not take " + operands);
      }
    }

    public static FieldIs of(String field, Operator op, Value... operands) {
      return new FieldIs(FieldRef.of(field), op, List.of(operands));
    }
  }

  /// The person did something this often within the window. *Has not* is [Count#NEVER].
  ///
  /// @param type as in the activity log, such as `form.submitted`
  /// @param where all must hold for an activity to count; fields of `activity`
  record Did(String type, List<FieldIs> where, Count count, Window window) implements Condition {
    public Did {
      where = List.copyOf(where);
    }
  }

  /// A membership exists for which everything that is given holds.
  ///
  /// @param campaign null means any campaign
  /// @param statuses labels, compared without regard to case; empty means any
  /// @param standing null means any, ended memberships included
  record MemberOf(
      @Nullable UUID campaign,
      Set<String> statuses,
      @Nullable Boolean responded,
      @Nullable Boolean success,
      @Nullable Standing standing)
      implements Condition {
    public MemberOf {
      statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
    }

    public static MemberOf campaign(UUID campaign) {
      return new MemberOf(campaign, Set.of(), null, null, null);
    }
  }

  record InList(UUID list) implements Condition {}

  record InSegment(UUID segment) implements Condition {}

  /// The person stands on this many deals for which all of `where` hold; fields of `deal`.
  record HasDeal(List<FieldIs> where, Count count) implements Condition {
    public HasDeal {
      where = List.copyOf(where);
    }
  }
}
