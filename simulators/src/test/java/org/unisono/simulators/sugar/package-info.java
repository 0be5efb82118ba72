/// The two products' own habits.
@NullMarked
package org.unisono.simulators.sugar;

import org.jspecify.annotations.NullMarked;
