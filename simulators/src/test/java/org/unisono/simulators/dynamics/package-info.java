/// Tests of the simulators, part dynamics.
@NullMarked
package org.unisono.simulators.dynamics;

import org.jspecify.annotations.NullMarked;
