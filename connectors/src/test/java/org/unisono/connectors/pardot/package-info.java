/// The contract that every connector keeps, held against the vendors' simulators.
@NullMarked
package org.unisono.connectors.pardot;

import org.jspecify.annotations.NullMarked;
