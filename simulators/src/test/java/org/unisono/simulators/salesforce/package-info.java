/// Tests of the simulators, part salesforce.
@NullMarked
package org.unisono.simulators.salesforce;

import org.jspecify.annotations.NullMarked;
