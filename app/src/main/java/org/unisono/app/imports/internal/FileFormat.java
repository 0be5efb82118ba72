package org.unisono.app.imports.internal;

import java.util.Map;

/// How a file is to be read, found out once and kept with the import.
///
/// @param dateFormats by header, where dates are not ISO
/// @param digest the beginning of the file's SHA-256, which names its rows for `match: row`
record FileFormat(
    String encoding, char delimiter, long rows, Map<String, String> dateFormats, String digest) {}
