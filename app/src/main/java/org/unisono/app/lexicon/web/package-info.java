/// HTTP: the table of terms and its search.
@NullMarked
package org.unisono.app.lexicon.web;

import org.jspecify.annotations.NullMarked;
