/// How lists and segments are kept and counted.
@NullMarked
package org.unisono.app.segments.internal;

import org.jspecify.annotations.NullMarked;
