/// What sales teaches flows and rules: points, and conditions on deals.
@NullMarked
package org.unisono.app.sales.steps;

import org.jspecify.annotations.NullMarked;
