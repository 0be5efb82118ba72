/// The words of all systems.
@NullMarked
package org.unisono.app.lexicon;

import org.jspecify.annotations.NullMarked;
