/// HTTP: results, timeline, memberships.
@NullMarked
package org.unisono.app.insights.web;

import org.jspecify.annotations.NullMarked;
