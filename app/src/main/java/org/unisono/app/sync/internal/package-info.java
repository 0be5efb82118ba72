/// One cycle of a connection, and what it keeps: read, link, decide, write, remember.
@NullMarked
package org.unisono.app.sync.internal;

import org.jspecify.annotations.NullMarked;
