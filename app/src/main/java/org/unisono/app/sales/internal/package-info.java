/// How points, deals and criteria are kept.
@NullMarked
package org.unisono.app.sales.internal;

import org.jspecify.annotations.NullMarked;
