/// How campaigns and their members are decided and written.
@NullMarked
package org.unisono.app.campaigns.internal;

import org.jspecify.annotations.NullMarked;
