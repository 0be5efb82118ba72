/// The attempt ledger against a real SMTP line, with crashes in the worst places.
@NullMarked
package org.unisono.app.email;

import org.jspecify.annotations.NullMarked;
