/// What segments teach the rule language: membership of lists and of other segments.
@NullMarked
package org.unisono.app.segments.conditions;

import org.jspecify.annotations.NullMarked;
