/// Forms, pages, templates, events and links over HTTP, as makers and as visitors.
@NullMarked
package org.unisono.app.assets;

import org.jspecify.annotations.NullMarked;
