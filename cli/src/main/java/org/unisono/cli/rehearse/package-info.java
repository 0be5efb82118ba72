/// A rehearsal: a connection played through on copies of both sides.
@NullMarked
package org.unisono.cli.rehearse;

import org.jspecify.annotations.NullMarked;
