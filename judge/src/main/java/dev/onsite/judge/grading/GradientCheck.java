package dev.onsite.judge.grading;

import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Show;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks the derivatives in an answer against central differences of the loss, (L(x + h) − L(x − h)) / 2h with
 * h = ε^(1/3)·max(1, |x|). Components where the loss has a corner, and ones that rounding drowns, are left out.
 */
public final class GradientCheck {
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    /** Each component costs four losses: no more are looked at. */
    private static final int MOST_COMPONENTS = 200;

    private static final long MOST_NANOS = 300_000_000;

    /** The truncation of central differences, relative, with room. */
    private static final double RELATIVE = 1e-4;

    private final Differentiable checker;
    private final Case test;
    private final double loss;
    private final long end = System.nanoTime() + MOST_NANOS;

    private GradientCheck(Differentiable checker, Case test) {
        this.checker = checker;
        this.test = test;
        this.loss = checker.loss(test);
    }

    /** How a field's derivatives compare. */
    private static final class Finding {
        final String field;
        int checked;
        int wrong;
        String first = "";

        Finding(String field) {
            this.field = field;
        }
    }

    /**
     * What the check finds, in a sentence or two for the candidate: which component disagrees, and that others do not.
     *
     * @param answer of the right type; one of another shape than its argument is not checked
     * @return empty where nothing could be checked, or no derivative is at fault
     */
    public static Optional<String> of(Differentiable checker, Case test, RecordValue answer) {
        GradientCheck check = new GradientCheck(checker, test);
        List<Finding> findings = new ArrayList<>();
        for (Differentiable.Derivative derivative : checker.derivatives()) {
            check.field(derivative, answer.get(derivative.field())).ifPresent(findings::add);
        }
        List<Finding> wrong =
                findings.stream().filter(finding -> finding.wrong > 0).toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        Finding first = wrong.get(0);
        StringBuilder text = new StringBuilder("Gradient check: ").append(first.first);
        text.append(String.format(
                Locale.ROOT, " %d of %d components of `%s` disagree", first.wrong, first.checked, first.field));
        for (Finding other : wrong.subList(1, wrong.size())) {
            text.append(String.format(Locale.ROOT, ", %d of %d of `%s`", other.wrong, other.checked, other.field));
        }
        List<String> right = findings.stream()
                .filter(finding -> finding.wrong == 0)
                .map(finding -> "`" + finding.field + "`")
                .toList();
        if (!right.isEmpty()) {
            text.append("; ").append(String.join(", ", right)).append(right.size() > 1 ? " agree" : " agrees");
        }
        return Optional.of(text.append('.').toString());
    }

    private Optional<Finding> field(Differentiable.Derivative derivative, Object given) {
        Object argument = test.arguments().get(derivative.argument());
        double[] point = flat(argument);
        double[] yours = flat(given);
        if (yours.length != point.length || !Show.shape(given).equals(Show.shape(argument))) {
            return Optional.empty();
        }
        Finding finding = new Finding(derivative.field());
        // Spread over the whole where it is large.
        int stride = (yours.length + MOST_COMPONENTS - 1) / MOST_COMPONENTS;
        for (int i = 0; i < point.length && System.nanoTime() < end; i += Math.max(1, stride)) {
            double h = STEP * Math.max(1, Math.abs(point[i]));
            double above = lossAt(derivative.argument(), point, i, h);
            double below = lossAt(derivative.argument(), point, i, -h);
            double difference = (above - below) / (2 * h);
            double rounding = 64 * Math.ulp(Math.max(Math.abs(above), Math.abs(below))) / h;
            double scale = Math.max(Math.abs(difference), Math.abs(yours[i]));
            boolean corner = Math.abs((above - loss) - (loss - below)) / h > 1e-3 * scale + rounding + 1e-3 * h;
            if (!Double.isFinite(difference) || corner || (rounding > 0.01 * scale && scale > 1e-12)) {
                continue;
            }
            finding.checked++;
            if (!(Math.abs(difference - yours[i]) <= RELATIVE * scale + rounding + 1e-9)) {
                finding.wrong++;
                if (finding.first.isEmpty()) {
                    finding.first = "the derivative `" + derivative.field() + path(given, i) + "` is "
                            + Show.number(difference) + " by central differences, yours is " + Show.number(yours[i])
                            + ".";
                }
            }
        }
        return finding.checked > 0 ? Optional.of(finding) : Optional.empty();
    }

    private double lossAt(int argument, double[] point, int component, double h) {
        double[] moved = point.clone();
        moved[component] += h;
        List<Object> arguments = new ArrayList<>(test.arguments());
        arguments.set(argument, shaped(test.arguments().get(argument), moved, new int[1]));
        return checker.loss(new Case(test.name(), test.seed(), test.sample(), arguments, test.calls()));
    }

    private static double[] flat(Object value) {
        if (value instanceof Double number) {
            return new double[] {number};
        }
        if (value instanceof double[] vector) {
            return vector;
        }
        if (value instanceof Object[] rows) {
            return Arrays.stream(rows)
                    .flatMapToDouble(row -> Arrays.stream(flat(row)))
                    .toArray();
        }
        throw new IllegalArgumentException(
                "no derivative by " + value.getClass().getSimpleName());
    }

    /** A copy of a value with other numbers, from a position on. */
    private static Object shaped(Object like, double[] numbers, int[] at) {
        if (like instanceof Double) {
            return numbers[at[0]++];
        }
        if (like instanceof double[] vector) {
            at[0] += vector.length;
            return Arrays.copyOfRange(numbers, at[0] - vector.length, at[0]);
        }
        Object[] rows = (Object[]) like;
        Object copy = Array.newInstance(like.getClass().getComponentType(), rows.length);
        for (int i = 0; i < rows.length; i++) {
            Array.set(copy, i, shaped(rows[i], numbers, at));
        }
        return copy;
    }

    /** The indices of a component, as a candidate writes them. */
    private static String path(Object value, int component) {
        if (value instanceof Object[] rows) {
            int inner = flat(rows[0]).length;
            return "[" + component / inner + "]" + path(rows[0], component % inner);
        }
        return value instanceof double[] ? "[" + component + "]" : "";
    }
}
