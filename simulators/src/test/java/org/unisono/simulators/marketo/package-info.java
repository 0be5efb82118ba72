/// Tests of the simulators, part marketo.
@NullMarked
package org.unisono.simulators.marketo;

import org.jspecify.annotations.NullMarked;
