package org.unisono.cli.demo;

import java.util.function.BiFunction;

/// One system that plays the campaign: its connection, and how its own records say what became of
/// somebody.
///
/// @param term what a campaign of ours is called over there
/// @param status by the campaign's name and a person's address, in that system's words; "none" for
///     nobody
record Voice(
    String name, String connection, String term, BiFunction<String, String, String> status) {}
