/// Tests of the parts of the contract that decide something: budget and listing.
@NullMarked
package org.unisono.connector;

import org.jspecify.annotations.NullMarked;
