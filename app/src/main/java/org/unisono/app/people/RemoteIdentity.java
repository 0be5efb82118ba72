package org.unisono.app.people;

import java.util.UUID;

/// A person's record at the account of a connection.
///
/// @param kind lead or contact, as that system has it
/// @param primary whether it is the one that is written to, of several
public record RemoteIdentity(
    UUID personId, String system, UUID connectionId, String kind, String id, boolean primary) {}
