/// How the table of terms is read and searched.
@NullMarked
package org.unisono.app.lexicon.internal;

import org.jspecify.annotations.NullMarked;
