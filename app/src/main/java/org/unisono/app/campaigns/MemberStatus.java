package org.unisono.app.campaigns;

import java.util.UUID;

/// One rung of a campaign's ladder.
///
/// @param rank higher is further; equal ranks may swap
/// @param success implies responded
/// @param count members that stand on it
public record MemberStatus(
    UUID id,
    String name,
    int rank,
    boolean responded,
    boolean success,
    boolean closed,
    boolean isDefault,
    long count,
    int version) {}
