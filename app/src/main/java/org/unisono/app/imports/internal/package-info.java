/// How a file becomes rows, and rows people and members.
@NullMarked
package org.unisono.app.imports.internal;

import org.jspecify.annotations.NullMarked;
