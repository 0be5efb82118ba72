package org.unisono.app.lexicon;

/// A system whose words can be worn as a lens.
///
/// @param key as it stands in a user's `lens`; `plain` is ours
/// @param name how the vendor writes it
public record Vocabulary(String key, String name) {}
