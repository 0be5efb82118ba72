package org.unisono.app.segments;

import java.time.Instant;
import java.util.UUID;

/// A list that somebody keeps.
///
/// @param kind static, snapshot, suppression, seed or test
/// @param count people on it
public record PeopleList(
    UUID id, String name, String kind, long count, int version, Instant createdAt) {}
