package dev.onsite.bench.judge;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.JudgeOptions;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.util.concurrent.atomic.AtomicLong;

/** Hands in the reference of a problem, every time a text that the judge has not seen. */
record Candidate(Judge judge, ProblemBank.Entry entry, Language language, Run run) {
    private static final AtomicLong VERSIONS = new AtomicLong();

    /** Milliseconds from submission to verdict, which must be AC. */
    double submit() {
        String mark = language == Language.JAVA ? "\n// " : "\n# ";
        return submit(entry.problem().references().get(language) + mark + VERSIONS.incrementAndGet() + "\n");
    }

    /** The same for this source. */
    double submit(String source) {
        long start = System.nanoTime();
        Report report = judge.judge(
                entry.problem(),
                entry.checker(),
                new Submission(language, language.fileName(), source),
                run,
                JudgeListener.NONE);
        if (!report.accepted()) {
            throw new IllegalStateException(report.message());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    Candidate with(Run other) {
        return new Candidate(judge, entry, language, other);
    }

    static ProblemBank.Entry problem(String slug) {
        return ProblemBank.load().find(slug).orElseThrow(() -> new IllegalArgumentException("no problem " + slug));
    }

    static Judge warmJudge() throws java.io.IOException {
        return Judge.start(JudgeOptions.fromEnvironment(true));
    }
}
