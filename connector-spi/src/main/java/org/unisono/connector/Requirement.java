package org.unisono.connector;

import org.jspecify.annotations.Nullable;

/// A field without which the other system makes no record.
///
/// @param field in their words
/// @param standIn what the connector writes where there is no value; null when there is none, and
///     the record is refused
public record Requirement(RecordKind kind, String field, @Nullable String standIn) {}
