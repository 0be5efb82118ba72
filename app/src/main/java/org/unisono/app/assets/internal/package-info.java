/// How assets are kept, checked and rendered.
@NullMarked
package org.unisono.app.assets.internal;

import org.jspecify.annotations.NullMarked;
