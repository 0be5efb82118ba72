/// The manners that all rooms share.
@NullMarked
package org.unisono.app.edge;

import org.jspecify.annotations.NullMarked;
