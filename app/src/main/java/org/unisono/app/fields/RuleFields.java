package org.unisono.app.fields;

import org.jspecify.annotations.Nullable;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.ValueType;

/// What a room teaches validation rules: the fields that the records it checks have at hand.
public interface RuleFields {

  /// Null when a rule on this subject cannot ask for the field.
  @Nullable ValueType typeOf(RuleSubject subject, FieldRef field);
}
