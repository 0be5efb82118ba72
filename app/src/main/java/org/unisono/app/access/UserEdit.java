package org.unisono.app.access;

import org.jspecify.annotations.Nullable;

/// What an admin may change of a user.
///
/// @param role admin, marketer, sales or viewer
/// @param disabled whether the user may not sign in; tokens of theirs stop working too
/// @param password a new one; null leaves it as it is
public record UserEdit(String name, String role, boolean disabled, @Nullable String password) {}
