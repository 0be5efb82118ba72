/// Who acts, and where the change comes from: bound once at the edge, read wherever a change is
/// written.
@NullMarked
package org.unisono.core.acting;

import org.jspecify.annotations.NullMarked;
