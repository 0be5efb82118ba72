/// Tests against the packaged application, in processes of its own.
@NullMarked
package org.unisono.e2e;

import org.jspecify.annotations.NullMarked;
