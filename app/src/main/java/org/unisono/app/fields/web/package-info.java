/// HTTP: custom fields.
@NullMarked
package org.unisono.app.fields.web;

import org.jspecify.annotations.NullMarked;
