package org.unisono.app.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member status here and the one that stands for it there.
///
/// @param proposed by label, not by a person
/// @param theirOptions all that the other side has
public record StatusPair(
    String ours, @Nullable String theirs, boolean proposed, List<String> theirOptions) {}
