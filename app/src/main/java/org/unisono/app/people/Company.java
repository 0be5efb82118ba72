package org.unisono.app.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An organisation that people work for.
///
/// @param domain lower case, unique, such as `example.fi`
public record Company(
    UUID id, String name, @Nullable String domain, ObjectNode fields, int version) {}
