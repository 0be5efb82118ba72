package org.unisono.connector;

/// A field in which a bridge between two vendors leaves the other one's id. Filled, it means that
/// the bridge carries this record: ids are learnt from it, and nothing is created there.
///
/// @param vendor key of the other connector
/// @param theirs what the id is of
public record Neighbour(RecordKind kind, String field, String vendor, RecordKind theirs) {}
