/// How tasks are stored, leased and run.
@NullMarked
package org.unisono.app.jobs.internal;

import org.jspecify.annotations.NullMarked;
