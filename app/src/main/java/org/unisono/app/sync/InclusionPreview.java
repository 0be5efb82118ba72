package org.unisono.app.sync;

import java.util.List;

/// What a rule of inclusion would mean for members of paired campaigns who have no record there.
///
/// @param would how many may be made there
/// @param outside how many wait, as they fall outside of the rule
/// @param names a few of those who may be made
public record InclusionPreview(int would, int outside, List<String> names) {}
