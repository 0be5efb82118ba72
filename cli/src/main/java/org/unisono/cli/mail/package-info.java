/// A mail server for the demo and for trying things out: it keeps what it gets and sends nothing
/// on.
@NullMarked
package org.unisono.cli.mail;

import org.jspecify.annotations.NullMarked;
