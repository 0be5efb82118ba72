/// How users, secrets and the audit trail are kept.
@NullMarked
package org.unisono.app.access.internal;

import org.jspecify.annotations.NullMarked;
