/// How activities are checked, grouped, stored, and asked by rules and triggers.
@NullMarked
package org.unisono.app.activities.internal;

import org.jspecify.annotations.NullMarked;
