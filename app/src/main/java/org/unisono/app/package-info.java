/// Unisono, the application: one package per room, on floors. A room calls only rooms below it,
/// which its `package-info` lists; upwards it only tells.
@NullMarked
package org.unisono.app;

import org.jspecify.annotations.NullMarked;
