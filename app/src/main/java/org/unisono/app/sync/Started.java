package org.unisono.app.sync;

/// An automation over there that has begun.
///
/// @param people for how many; 0 where it chooses them itself
public record Started(String name, int people) {}
