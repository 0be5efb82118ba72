package org.unisono.app.access;

import java.util.UUID;

/// A new token; its secret is shown this once and kept nowhere.
public record IssuedToken(UUID id, String secret) {}
