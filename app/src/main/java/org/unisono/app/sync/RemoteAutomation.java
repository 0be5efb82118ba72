package org.unisono.app.sync;

/// Something over there that hangs on a campaign and that only a person sets going.
///
/// @param on whether it is switched on there
/// @param start forPeople, atATime or there
public record RemoteAutomation(String id, String name, boolean on, String start) {}
