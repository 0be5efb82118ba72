/// The attempt ledger, the SMTP client and what is between.
@NullMarked
package org.unisono.app.email.internal;

import org.jspecify.annotations.NullMarked;
