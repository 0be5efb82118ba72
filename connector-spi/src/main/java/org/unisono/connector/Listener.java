package org.unisono.connector;

/// Something over there that is switched on and that a write of ours might set off. Nobody has
/// allowed it, so that such a write is refused.
///
/// @param id by which a person can allow it in the settings
public record Listener(String id, String name) {}
