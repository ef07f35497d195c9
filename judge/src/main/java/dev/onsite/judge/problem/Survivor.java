package dev.onsite.judge.problem;

import dev.onsite.judge.value.Language;

/**
 * A mutant of a reference that passes every case and may: it does the same, or differs where the statement leaves it
 * open.
 *
 * @param was the changed line as the reference has it, without its indentation
 * @param now the line as the mutant has it
 * @param reason why no case can tell
 */
public record Survivor(Language language, String was, String now, String reason) {}
