/// What people teach the rule language: conditions on a person's and a company's fields.
@NullMarked
package org.unisono.app.people.conditions;

import org.jspecify.annotations.NullMarked;
