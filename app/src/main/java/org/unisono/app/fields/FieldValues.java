package org.unisono.app.fields;

import java.util.List;
import org.unisono.core.Fault;
import tools.jackson.databind.node.ObjectNode;

/// Custom-field values after the check.
///
/// @param values in their stored form; a null stands for "clear it"
/// @param faults what was wrong, each with its pointer; then `values` must not be stored
public record FieldValues(ObjectNode values, List<Fault> faults) {}
