/// Floor 2. Owns the terms: what each system calls each of our concepts, in five languages.
///
/// Promises: no term is invented; where a system has no equivalent, it says so. The words of a lens
/// never reach the API or an export.
@ApplicationModule(allowedDependencies = {"edge", "access"})
@NullMarked
package org.unisono.app.lexicon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
