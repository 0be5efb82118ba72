/// HTTP: lists and segments.
@NullMarked
package org.unisono.app.segments.web;

import org.jspecify.annotations.NullMarked;
