/// The contract that every connector keeps, held against the vendors' simulators.
@NullMarked
package org.unisono.connectors.dynamics;

import org.jspecify.annotations.NullMarked;
