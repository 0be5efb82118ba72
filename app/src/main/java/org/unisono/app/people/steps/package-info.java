/// What people teach flows: to set a field, to read values, and what becomes of runs when a person
/// changes or goes.
@NullMarked
package org.unisono.app.people.steps;

import org.jspecify.annotations.NullMarked;
