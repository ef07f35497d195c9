package dev.onsite.judge.problem;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Language;

/**
 * A named, realistic mistake that the problem's cases must catch. Its file's first line declares how:
 * {@code // expect: WA on "empty cluster"} ({@code #} in Python).
 *
 * @param name the file's name without its ending
 * @param expected the verdict it must get
 * @param caseName the case that must give it; null with {@link Verdict#CE}
 */
public record WrongSolution(String name, Language language, String source, Verdict expected, String caseName) {}
