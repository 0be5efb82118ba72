/// HTTP: sends, what is in doubt, tracked links, unsubscribing.
@NullMarked
package org.unisono.app.email.web;

import org.jspecify.annotations.NullMarked;
