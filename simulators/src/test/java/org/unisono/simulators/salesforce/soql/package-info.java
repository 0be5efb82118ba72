/// Tests of the simulators, part salesforce.soql.
@NullMarked
package org.unisono.simulators.salesforce.soql;

import org.jspecify.annotations.NullMarked;
