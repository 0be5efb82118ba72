package org.unisono.app.campaigns;

/// A rung to be added to a ladder.
public record StatusDraft(
    String name, int rank, boolean responded, boolean success, boolean closed, boolean isDefault) {}
