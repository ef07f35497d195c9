package dev.onsite.judge;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import java.util.List;
import java.util.Optional;

/**
 * What the judge says of a submission.
 *
 * @param verdict that of the first case that is not accepted; CE and IE have no cases
 * @param message the verdict in a sentence or two, as a good interviewer would put it
 * @param cases those that ran, in order; a submission that was stopped leaves out the rest
 * @param cpuMillis the cases' processor time
 * @param wallMillis from submission to verdict
 * @param isolation what kept the submission away from the machine
 */
public record Report(
        String problem,
        Language language,
        Verdict verdict,
        String message,
        List<CaseReport> cases,
        double cpuMillis,
        double wallMillis,
        Isolation isolation) {
    public Report {
        cases = List.copyOf(cases);
    }

    public boolean accepted() {
        return verdict == Verdict.AC;
    }

    /** The case that decided the verdict, if one did. */
    public Optional<CaseReport> firstFailure() {
        return cases.stream().filter(test -> !test.outcome().accepted()).findFirst();
    }

    /** The most memory that the submission took, in MiB. */
    public double peakMb() {
        return cases.stream().mapToDouble(CaseReport::peakMb).max().orElse(0);
    }
}
