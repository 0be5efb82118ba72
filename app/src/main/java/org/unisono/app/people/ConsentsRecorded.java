package org.unisono.app.people;

import java.util.List;
import java.util.UUID;
import org.unisono.core.acting.Origin;

/// Something was said about consent under an address that these people hold. At most 1,000.
public record ConsentsRecorded(List<UUID> people, Origin origin) {}
