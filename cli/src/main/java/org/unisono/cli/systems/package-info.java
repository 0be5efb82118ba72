/// Simulators as accounts, and what waits for a person, in words: for the demo and for rehearsals.
@NullMarked
package org.unisono.cli.systems;

import org.jspecify.annotations.NullMarked;
