package org.unisono.app.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who a person is somewhere else.
///
/// @param system such as `salesforce`, or a key of one's own such as `retail`
/// @param connectionId the account at that system; null for keys that belong to no connection
/// @param kind the record's kind there (`lead`, `contact`); `person` where there is one kind only
public record Identity(
    String system, @Nullable UUID connectionId, String kind, String id, boolean primary) {}
