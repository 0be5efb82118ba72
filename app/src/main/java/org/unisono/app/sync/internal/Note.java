package org.unisono.app.sync.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.RemoteRef;

/// A line for the ledger.
///
/// @param direction in or out
/// @param verb create, update, status, add, remove, withdraw or link
record Note(
    String stream,
    String direction,
    String verb,
    String record,
    @Nullable UUID twinId,
    @Nullable UUID campaignId,
    @Nullable UUID personId,
    @Nullable RemoteRef remote,
    @Nullable String field,
    @Nullable String from,
    @Nullable String to,
    String outcome,
    @Nullable String answer) {}
