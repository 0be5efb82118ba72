/// The ledger's own promises, below the door.
@NullMarked
package org.unisono.app.email.internal;

import org.jspecify.annotations.NullMarked;
