/// Tests of the simulators, the filter language of dynamics.
@NullMarked
package org.unisono.simulators.dynamics.odata;

import org.jspecify.annotations.NullMarked;
