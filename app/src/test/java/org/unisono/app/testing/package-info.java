/// What the tests of all rooms share: a real PostgreSQL, a virtual clock, a client of the API.
@NullMarked
package org.unisono.app.testing;

import org.jspecify.annotations.NullMarked;
