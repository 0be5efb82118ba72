/// The contract that every connector keeps, held against the vendors' simulators.
@NullMarked
package org.unisono.connectors.marketo;

import org.jspecify.annotations.NullMarked;
