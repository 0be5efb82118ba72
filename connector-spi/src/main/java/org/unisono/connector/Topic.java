package org.unisono.connector;

/// What people can opt out of there without opting out of everything: a subscription type, a list.
///
/// @param id what a [Stance] names it by
/// @param name as people there know it
public record Topic(String id, String name) {}
