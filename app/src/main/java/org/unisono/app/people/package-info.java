/// Floor 4. Owns persons, companies, identities, consent and merges; a stage column that only sales
/// sets.
///
/// Promises: one person per human. Identity is the id map first and the address only where it has
/// one holder; two candidates are never merged by a guess. What is merged can be taken apart again.
@ApplicationModule(allowedDependencies = {"edge", "jobs", "access", "fields", "flows"})
@NullMarked
package org.unisono.app.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
