/// HTTP: deals and qualification.
@NullMarked
package org.unisono.app.sales.web;

import org.jspecify.annotations.NullMarked;
