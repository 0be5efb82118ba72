/// HTTP: assets for those who make them, and the public pages.
@NullMarked
package org.unisono.app.assets.web;

import org.jspecify.annotations.NullMarked;
