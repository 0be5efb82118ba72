/// `./unisono doctor`: looks at what an installation needs, changes nothing, and says what to do.
@NullMarked
package org.unisono.cli.doctor;

import org.jspecify.annotations.NullMarked;
