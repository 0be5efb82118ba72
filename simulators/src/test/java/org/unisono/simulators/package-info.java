/// Tests of the simulators.
@NullMarked
package org.unisono.simulators;

import org.jspecify.annotations.NullMarked;
