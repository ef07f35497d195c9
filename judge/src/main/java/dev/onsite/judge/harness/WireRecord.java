package dev.onsite.judge.harness;

import java.util.List;

/**
 * A record on the wire.
 *
 * @param name empty for a Python dict
 * @param values in the fields' order; may hold null
 */
public record WireRecord(String name, List<String> fields, List<Object> values) {}
