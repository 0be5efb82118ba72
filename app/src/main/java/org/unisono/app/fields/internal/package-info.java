/// How definitions and rules are kept.
@NullMarked
package org.unisono.app.fields.internal;

import org.jspecify.annotations.NullMarked;
