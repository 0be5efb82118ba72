/// The engine: who may enter, how runs are claimed by shard, moved in batches, stored and
/// explained.
@NullMarked
package org.unisono.app.flows.internal;

import org.jspecify.annotations.NullMarked;
