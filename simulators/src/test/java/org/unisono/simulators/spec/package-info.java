/// What the simulators answer, held against the machine-readable specs of the vendors.
@NullMarked
package org.unisono.simulators.spec;

import org.jspecify.annotations.NullMarked;
