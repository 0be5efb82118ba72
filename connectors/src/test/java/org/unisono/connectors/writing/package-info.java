/// The contract that every connector keeps, held against the vendors' simulators.
@NullMarked
package org.unisono.connectors.writing;

import org.jspecify.annotations.NullMarked;
