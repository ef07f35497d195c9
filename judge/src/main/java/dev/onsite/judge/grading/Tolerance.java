package dev.onsite.judge.grading;

/** Numbers a and d agree when |a − d| ≤ atol + rtol·|d|, d being the expected one (numpy's {@code allclose}). */
public record Tolerance(double rtol, double atol) {
    public static final Tolerance DEFAULT = new Tolerance(1e-6, 1e-8);

    public Tolerance {
        if (!(rtol >= 0 && rtol < 1 && atol >= 0 && Double.isFinite(atol))) {
            throw new IllegalArgumentException(
                    "rtol must be in [0, 1) and atol finite and not negative, got " + rtol + " and " + atol);
        }
    }

    /** NaN agrees with NaN, an infinity with itself. */
    public boolean accepts(double expected, double got) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(expected, got) == 0;
        }
        return Math.abs(got - expected) <= atol + rtol * Math.abs(expected);
    }
}
