/// How people are matched, written and merged.
@NullMarked
package org.unisono.app.people.internal;

import org.jspecify.annotations.NullMarked;
