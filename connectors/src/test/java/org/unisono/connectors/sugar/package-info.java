/// SuiteCRM and SugarCRM against the contract, and what only they do.
@NullMarked
package org.unisono.connectors.sugar;

import org.jspecify.annotations.NullMarked;
