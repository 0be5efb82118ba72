package org.unisono.app.assets;

/// A template as it goes out, its merge tags still in it.
///
/// @param html safe: scripts and handlers are left out
public record CompiledTemplate(String subject, String html, String plain) {}
