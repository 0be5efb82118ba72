/// Custom fields and validation rules as they are kept.
@NullMarked
package org.unisono.app.fields;

import org.jspecify.annotations.NullMarked;
