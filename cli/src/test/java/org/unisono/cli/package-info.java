/// The commands, run as a person runs them.
@NullMarked
package org.unisono.cli;

import org.jspecify.annotations.NullMarked;
