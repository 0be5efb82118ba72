/// What Account Engagement does, as its simulator does it.
@NullMarked
package org.unisono.simulators.pardot;

import org.jspecify.annotations.NullMarked;
