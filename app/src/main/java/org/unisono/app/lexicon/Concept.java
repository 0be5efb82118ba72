package org.unisono.app.lexicon;

import java.util.List;
import java.util.Map;

/// One idea of ours, with what each system calls it.
///
/// @param key the noun of the code and of the API, such as `memberStatus`
/// @param terms by system, then by language; a system without an equivalent is not in it
/// @param help one neutral sentence by language
/// @param also further words that people look for, in any language
/// @param about by system, then by language: what this is over there, and what it is here;
///     empty for most concepts
public record Concept(
    String key,
    Map<String, Map<String, String>> terms,
    Map<String, String> help,
    List<String> also,
    Map<String, Map<String, String>> about) {}
