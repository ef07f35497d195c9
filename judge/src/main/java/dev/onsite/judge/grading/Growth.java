package dev.onsite.judge.grading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How processor time grows with the size of the input: time ≈ c·n^p, fitted by least squares to the logarithms.
 *
 * @param points what was measured, sizes growing
 * @param exponent p
 * @param low the lower end of p's 95 % interval (Student's t with the points' degrees of freedom)
 * @param high the upper end
 */
public record Growth(List<Point> points, double exponent, double low, double high) {
    /** Two-sided 95 % quantiles of Student's t for 1, 2, … degrees of freedom. */
    private static final double[] STUDENT = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};

    private static final int FEWEST_POINTS = 4;

    public Growth {
        points = List.copyOf(points);
    }

    /** Processor time at a size, in milliseconds. */
    public record Point(int size, double cpuMillis) {}

    /**
     * Fits the exponent.
     *
     * @param points of at least four sizes, or nothing can be said; times must be positive
     */
    public static Optional<Growth> fit(List<Point> points) {
        if (points.size() < FEWEST_POINTS || points.stream().anyMatch(point -> !(point.cpuMillis() > 0))) {
            return Optional.empty();
        }
        int n = points.size();
        double meanX = points.stream().mapToDouble(p -> Math.log(p.size())).sum() / n;
        double meanY = points.stream().mapToDouble(p -> Math.log(p.cpuMillis())).sum() / n;
        double xx = 0;
        double xy = 0;
        for (Point point : points) {
            double x = Math.log(point.size()) - meanX;
            xx += x * x;
            xy += x * (Math.log(point.cpuMillis()) - meanY);
        }
        if (!(xx > 0)) {
            return Optional.empty();
        }
        double slope = xy / xx;
        double residual = 0;
        for (Point point : points) {
            double off = Math.log(point.cpuMillis()) - meanY - slope * (Math.log(point.size()) - meanX);
            residual += off * off;
        }
        double error = Math.sqrt(residual / (n - 2) / xx);
        double half = STUDENT[Math.min(n - 3, STUDENT.length - 1)] * error;
        return Optional.of(new Growth(points, slope, slope - half, slope + half));
    }

    /** The finding in a sentence: {@code Yours grows as n^2.02 (1.95 to 2.09); the intended is n log n.} */
    public String sentence(String intended) {
        return String.format(
                Locale.ROOT,
                "Yours grows as n^%.2f (%.2f to %.2f); the intended is %s.",
                exponent,
                low,
                high,
                intended);
    }
}
