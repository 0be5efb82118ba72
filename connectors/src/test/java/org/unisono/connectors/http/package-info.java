/// The wire, held against a server that misbehaves.
@NullMarked
package org.unisono.connectors.http;

import org.jspecify.annotations.NullMarked;
