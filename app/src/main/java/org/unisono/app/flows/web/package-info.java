/// HTTP: flows and their runs.
@NullMarked
package org.unisono.app.flows.web;

import org.jspecify.annotations.NullMarked;
