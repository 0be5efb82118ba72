/// What this room teaches flows.
@NullMarked
package org.unisono.app.email.steps;

import org.jspecify.annotations.NullMarked;
