/// HTTP: activities in, and a person's activities out.
@NullMarked
package org.unisono.app.activities.web;

import org.jspecify.annotations.NullMarked;
