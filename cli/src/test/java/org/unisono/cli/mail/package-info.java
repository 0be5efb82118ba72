/// The mail catcher against a real mail client.
@NullMarked
package org.unisono.cli.mail;

import org.jspecify.annotations.NullMarked;
