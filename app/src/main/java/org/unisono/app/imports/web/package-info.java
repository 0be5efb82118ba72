/// HTTP: imports.
@NullMarked
package org.unisono.app.imports.web;

import org.jspecify.annotations.NullMarked;
