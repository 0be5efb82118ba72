package org.unisono.app.sync.internal;

import java.util.UUID;

/// A record that is to be looked at, or waits to be written.
record PendingRow(UUID ownerId, UUID localId) {}
