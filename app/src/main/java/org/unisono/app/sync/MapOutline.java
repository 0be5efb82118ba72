package org.unisono.app.sync;

/// A map that a connection has.
///
/// @param kind campaign, lead or contact
/// @param changed rows that are not as by default
public record MapOutline(String kind, int changed) {}
