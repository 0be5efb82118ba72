/// HTTP: sessions, users, tokens, and the check of every request.
@NullMarked
package org.unisono.app.access.web;

import org.jspecify.annotations.NullMarked;
