/// Floor 1. Owns users, roles, tokens, sessions and the audit trail.
///
/// Promises: every path that answers to a person names the permission it needs, and one place
/// checks it, for the interface and for the API alike.
@ApplicationModule(allowedDependencies = {"edge", "jobs"})
@NullMarked
package org.unisono.app.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
