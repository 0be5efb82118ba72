/// Leases of long jobs.
@NullMarked
package org.unisono.app.jobs.internal;

import org.jspecify.annotations.NullMarked;
