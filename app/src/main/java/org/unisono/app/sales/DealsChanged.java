package org.unisono.app.sales;

import java.util.List;
import java.util.UUID;
import org.unisono.core.acting.Origin;

/// These deals were made or changed. At most 1,000.
public record DealsChanged(List<UUID> deals, Origin origin) {}
