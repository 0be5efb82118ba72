/// HTTP: connections, their inbox, ledger and runs, and twins.
@NullMarked
package org.unisono.app.sync.web;

import org.jspecify.annotations.NullMarked;
