package org.unisono.app.segments;

import java.util.List;
import java.util.UUID;

/// People were put on a list or taken off it.
///
/// @param people at most 1,000; whether they are on it now is for the listener to ask
public record ListChanged(UUID list, List<UUID> people) {}
