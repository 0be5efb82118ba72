/// Floor 2. Owns custom-field definitions, pick lists, validation rules, currencies and dated
/// rates.
///
/// Promises: a value that a definition does not allow is named with its place and never stored.
@ApplicationModule(allowedDependencies = {"edge", "jobs", "access"})
@NullMarked
package org.unisono.app.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
