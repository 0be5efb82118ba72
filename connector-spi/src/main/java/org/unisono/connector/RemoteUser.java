package org.unisono.connector;

/// Somebody who works with the other system, and may own campaigns there.
///
/// @param id what a campaign names them by as its owner
/// @param name as people there know them
/// @param address of e-mail; empty where it is not told
/// @param active whether they may be given anything
public record RemoteUser(String id, String name, String address, boolean active) {}
