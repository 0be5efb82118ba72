/// Tests of the simulators, part hubspot.
@NullMarked
package org.unisono.simulators.hubspot;

import org.jspecify.annotations.NullMarked;
