/// The command line: what `./unisono` can do, and the jar that holds all of it.
@NullMarked
package org.unisono.cli;

import org.jspecify.annotations.NullMarked;
