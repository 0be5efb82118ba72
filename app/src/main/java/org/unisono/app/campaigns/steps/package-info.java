/// What campaigns teach flows and rules: to add a member, to set a status, to ask for a membership.
@NullMarked
package org.unisono.app.campaigns.steps;

import org.jspecify.annotations.NullMarked;
