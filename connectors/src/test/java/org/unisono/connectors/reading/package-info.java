/// Reading, held against sources that misbehave.
@NullMarked
package org.unisono.connectors.reading;

import org.jspecify.annotations.NullMarked;
