/// Reading that several vendors need in the same way.
@NullMarked
package org.unisono.connectors.reading;

import org.jspecify.annotations.NullMarked;
