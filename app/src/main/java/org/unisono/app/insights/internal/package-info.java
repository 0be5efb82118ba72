/// How figures and timelines are asked of the database.
@NullMarked
package org.unisono.app.insights.internal;

import org.jspecify.annotations.NullMarked;
