package org.unisono.app.people;

import java.util.List;
import java.util.UUID;
import org.unisono.core.acting.Origin;

/// These people were created or changed.
///
/// @param created at most 1,000
/// @param changed at most 1,000
public record PeopleChanged(List<UUID> created, List<UUID> changed, Origin origin) {}
