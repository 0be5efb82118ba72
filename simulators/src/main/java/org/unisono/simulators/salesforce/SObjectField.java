package org.unisono.simulators.salesforce;

import java.util.List;
import java.util.Set;

/// One field of an object.
///
/// @param size characters for texts, decimals for numbers
/// @param target the object a reference points at, else empty
/// @param relationship the name under which a query follows a reference, else empty
record SObjectField(
    String name,
    FieldType type,
    int size,
    Set<Flag> flags,
    List<String> values,
    String target,
    String relationship) {

  enum Flag {
    REQUIRED,
    READ,
    CREATE,
    EXTERNAL,
    RESTRICTED
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /// The same pick list, which takes its own values only.
  SObjectField restricted() {
    return new SObjectField(
        name, type, size, Set.of(Flag.RESTRICTED), values, target, relationship);
  }

  boolean isCreateable() {
    return !has(Flag.READ);
  }

  boolean isUpdateable() {
    return !has(Flag.READ) && !has(Flag.CREATE);
  }

  boolean isCustom() {
    return name.endsWith("__c");
  }
}
