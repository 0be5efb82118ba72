package org.unisono.app.sync;

/// Something over there that is switched on and that a write of ours might set off. Nobody has
/// allowed it: such a write is refused.
///
/// @param id by which it is allowed in the settings of the connection
public record RemoteListener(String id, String name) {}
