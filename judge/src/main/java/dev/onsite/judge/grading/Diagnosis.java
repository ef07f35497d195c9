package dev.onsite.judge.grading;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Says what kind of wrong an answer is, by trying whether a known mistake, made to the expected answer, gives the
 * candidate's. It is told only when the same mistake explains every failing case.
 */
public final class Diagnosis {
    /** So many numbers must share a factor or an offset that has no name, before it is believed. */
    private static final int ENOUGH = 3;

    private final List<Failure> failures;
    private final Tolerance tolerance;

    private Diagnosis(List<Failure> failures, Tolerance tolerance) {
        this.failures = failures;
        this.tolerance = tolerance;
    }

    /**
     * A failing case.
     *
     * @param names what the candidate calls the case's arguments
     * @param got an answer of the right type
     */
    public record Evidence(Case test, List<String> names, Object expected, Object got) {}

    private record Failure(Evidence evidence, List<Leaf> wrong) {}

    /** A sentence for the candidate; empty where no mistake explains every failing case. */
    public static Optional<String> of(List<Evidence> failing, Tolerance tolerance) {
        List<Failure> failures = new ArrayList<>();
        for (Evidence evidence : failing) {
            Optional<List<Leaf>> leaves = Leaf.of(evidence.expected(), evidence.got());
            List<Leaf> wrong = leaves.orElse(List.of()).stream()
                    .filter(leaf -> !leaf.agrees(tolerance))
                    .toList();
            // NaN agrees with NaN, and so would "explain" itself by anything.
            if (wrong.isEmpty()
                    || wrong.stream()
                            .flatMapToDouble(leaf -> Arrays.stream(leaf.got()))
                            .anyMatch(x -> !Double.isFinite(x))) {
                return Optional.empty();
            }
            failures.add(new Failure(evidence, wrong));
        }
        return failures.isEmpty() ? Optional.empty() : new Diagnosis(failures, tolerance).find();
    }

    private Optional<String> find() {
        if (every(this::transposed)) {
            return Optional.of("What you return is the transpose of what is expected.");
        }
        if (!every(Leaf::sameShape)) {
            return Optional.empty();
        }
        if (every(leaf -> leaf.fits(mapped(leaf, x -> -x), tolerance))) {
            return Optional.of("Every number that is wrong has the wrong sign.");
        }
        return softmaxAxis()
                .or(this::float32)
                .or(this::missingTerm)
                .or(this::factor)
                .or(this::function)
                .or(this::offset)
                .or(this::order);
    }

    private boolean every(java.util.function.Predicate<Leaf> test) {
        return failures.stream().allMatch(failure -> failure.wrong().stream().allMatch(test));
    }

    private static double[] mapped(Leaf leaf, DoubleUnaryOperator function) {
        return Arrays.stream(leaf.expected()).map(function).toArray();
    }

    private boolean transposed(Leaf leaf) {
        int[] shape = leaf.expectedShape();
        if (shape.length != 2 || !Arrays.equals(leaf.gotShape(), new int[] {shape[1], shape[0]})) {
            return false;
        }
        double[] transposed = new double[leaf.expected().length];
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) {
                transposed[j * shape[0] + i] = leaf.expected()[i * shape[1] + j];
            }
        }
        return leaf.fits(transposed, tolerance);
    }

    private Optional<String> softmaxAxis() {
        boolean fits = every(leaf -> leaf.expectedShape().length == 2
                && sumsToOne(leaf.expected(), leaf.expectedShape(), 1)
                && sumsToOne(leaf.got(), leaf.gotShape(), 0)
                && !sumsToOne(leaf.got(), leaf.gotShape(), 1));
        return fits
                ? Optional.of("Each column of yours sums to 1, where each row should:"
                        + " the softmax runs over the wrong axis.")
                : Optional.empty();
    }

    private static boolean sumsToOne(double[] flat, int[] shape, int axis) {
        int lines = shape[1 - axis];
        for (int line = 0; line < lines; line++) {
            double sum = 0;
            for (int i = 0; i < shape[axis]; i++) {
                double value = axis == 1 ? flat[line * shape[1] + i] : flat[i * shape[1] + line];
                if (!(value >= 0)) {
                    return false;
                }
                sum += value;
            }
            if (Math.abs(sum - 1) > 1e-6) {
                return false;
            }
        }
        return lines > 0;
    }

    /** Numbers that float32 can hold exactly, as near as it can come, where the expected ones need more. */
    private Optional<String> float32() {
        boolean fits = every(leaf -> IntStream.range(0, leaf.got().length)
                        .allMatch(i -> leaf.got()[i] == (float) leaf.got()[i]
                                && Math.abs(leaf.got()[i] - leaf.expected()[i])
                                        <= 1e-4 * (1e-3 + Math.abs(leaf.expected()[i])))
                && Arrays.stream(leaf.expected()).anyMatch(x -> x != (float) x));
        return fits
                ? Optional.of("Your numbers are float32 ones, good to 7 digits: compute in float64.")
                : Optional.empty();
    }

    /** A vector among the arguments that was not added along the last axis: a bias. */
    private Optional<String> missingTerm() {
        Map<String, Integer> parameters = new LinkedHashMap<>();
        for (int p = 0; p < failures.get(0).evidence().names().size(); p++) {
            parameters.put(failures.get(0).evidence().names().get(p), p);
        }
        for (Map.Entry<String, Integer> parameter : parameters.entrySet()) {
            for (int sign : new int[] {1, -1}) {
                boolean fits = failures.stream()
                        .allMatch(failure -> failure.wrong().stream()
                                .allMatch(leaf -> lacks(leaf, failure.evidence().test(), parameter.getValue(), sign)));
                if (fits) {
                    return Optional.of("Yours is right but for `" + parameter.getKey() + "`, which is "
                            + (sign > 0 ? "not added." : "added once too often."));
                }
            }
        }
        return Optional.empty();
    }

    private boolean lacks(Leaf leaf, Case test, int parameter, int sign) {
        Object argument = test.arguments().size() > parameter ? test.arguments().get(parameter) : null;
        double[] term = argument instanceof double[] vector
                ? vector
                : argument instanceof Double number ? new double[] {number} : new double[0];
        if (term.length == 0 || leaf.got().length % term.length != 0) {
            return false;
        }
        double[] without = leaf.expected().clone();
        for (int i = 0; i < without.length; i++) {
            without[i] -= sign * term[i % term.length];
        }
        return leaf.fits(without, tolerance);
    }

    private Optional<String> factor() {
        double first = ratio(failures.get(0).wrong().get(0));
        int numbers = failures.stream()
                .flatMap(failure -> failure.wrong().stream())
                .mapToInt(leaf ->
                        (int) Arrays.stream(leaf.expected()).filter(x -> x != 0).count())
                .sum();
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("2", 2.0);
        named.put("1/2", 0.5);
        named.put("1/ln 2 (a logarithm of base 2)", 1 / Math.log(2));
        named.put("ln 2 (a logarithm of base e for one of base 2)", Math.log(2));
        for (Map.Entry<String, Double> constant : named.entrySet()) {
            if (every(leaf -> leaf.fits(mapped(leaf, x -> constant.getValue() * x), tolerance))) {
                return Optional.of("Every number that is wrong is " + constant.getKey() + " times the expected one.");
            }
        }
        Optional<String> size = sizeFactor();
        if (size.isPresent()) {
            return size;
        }
        if (numbers >= ENOUGH
                && Double.isFinite(first)
                && first != 0
                && every(leaf -> leaf.fits(mapped(leaf, x -> first * x), tolerance))) {
            return Optional.of("Every number that is wrong is " + digits(first) + " times the expected one.");
        }
        return Optional.empty();
    }

    private static String digits(double value) {
        return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toString();
    }

    private static double ratio(Leaf leaf) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < leaf.expected().length; i++) {
            product += leaf.expected()[i] * leaf.got()[i];
            square += leaf.expected()[i] * leaf.expected()[i];
        }
        return product / square;
    }

    /** A factor that depends on the size of an argument: a mean for a sum, n − 1 for n. */
    private Optional<String> sizeFactor() {
        Map<String, DoubleUnaryOperator> formulas = new LinkedHashMap<>();
        formulas.put("n times the expected one, n being %s: a sum where a mean is meant, or 1/n is missing", n -> n);
        formulas.put("1/n of the expected one, n being %s: a mean where a sum is meant", n -> 1 / n);
        formulas.put("n/(n − 1) times the expected one, n being %s: divided by n − 1 instead of n", n -> n / (n - 1));
        formulas.put("(n − 1)/n of the expected one, n being %s: divided by n instead of n − 1", n -> (n - 1) / n);
        formulas.put(
                "√(n/(n − 1)) times the expected one, n being %s: n − 1 instead of n in a standard deviation",
                n -> Math.sqrt(n / (n - 1)));
        formulas.put(
                "√((n − 1)/n) of the expected one, n being %s: n instead of n − 1 in a standard deviation",
                n -> Math.sqrt((n - 1) / n));
        formulas.put("√n times the expected one, n being %s", Math::sqrt);
        formulas.put("1/√n of the expected one, n being %s", n -> 1 / Math.sqrt(n));
        Evidence first = failures.get(0).evidence();
        for (Map.Entry<String, DoubleUnaryOperator> formula : formulas.entrySet()) {
            for (int parameter = 0; parameter < first.names().size(); parameter++) {
                for (int axis = 0; axis < 3; axis++) {
                    if (fitsSize(formula.getValue(), parameter, axis)) {
                        String n = "the length of `" + first.names().get(parameter) + "`"
                                + (axis == 0 ? "" : " along axis " + axis);
                        return Optional.of("Every number that is wrong is "
                                + String.format(Locale.ROOT, formula.getKey(), n) + ".");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean fitsSize(DoubleUnaryOperator formula, int parameter, int axis) {
        for (Failure failure : failures) {
            int n = size(failure.evidence().test(), parameter, axis);
            double factor = n < 2 ? Double.NaN : formula.applyAsDouble(n);
            if (!Double.isFinite(factor)
                    || !failure.wrong().stream()
                            .allMatch(leaf -> leaf.fits(mapped(leaf, x -> factor * x), tolerance))) {
                return false;
            }
        }
        return true;
    }

    private static int size(Case test, int parameter, int axis) {
        Object value = parameter < test.arguments().size() ? test.arguments().get(parameter) : null;
        for (int i = 0; i < axis && value != null; i++) {
            value = value.getClass().isArray() && Array.getLength(value) > 0 ? Array.get(value, 0) : null;
        }
        return value != null && value.getClass().isArray() ? Array.getLength(value) : 0;
    }

    private Optional<String> function() {
        Map<String, DoubleUnaryOperator> functions = new LinkedHashMap<>();
        functions.put("the square of the expected one: a square root is missing", x -> x * x);
        functions.put("the square root of the expected one: one root too many", Math::sqrt);
        functions.put("the logarithm of the expected one", Math::log);
        functions.put("e to the power of the expected one: a logarithm is missing", Math::exp);
        functions.put("1 minus the expected one", x -> 1 - x);
        functions.put("the reciprocal of the expected one", x -> 1 / x);
        return functions.entrySet().stream()
                .filter(function -> every(leaf -> leaf.fits(mapped(leaf, function.getValue()), tolerance)))
                .map(function -> "Every number that is wrong is " + function.getKey() + ".")
                .findFirst();
    }

    private Optional<String> offset() {
        Leaf leaf = failures.get(0).wrong().get(0);
        double difference = leaf.got()[0] - leaf.expected()[0];
        int numbers = failures.stream()
                .flatMap(failure -> failure.wrong().stream())
                .mapToInt(wrong -> wrong.got().length)
                .sum();
        return numbers >= ENOUGH && every(wrong -> wrong.fits(mapped(wrong, x -> x + difference), tolerance))
                ? Optional.of("Every number that is wrong is off by the same " + digits(difference) + ".")
                : Optional.empty();
    }

    private Optional<String> order() {
        if (!every(leaf -> leaf.got().length >= ENOUGH)) {
            return Optional.empty();
        }
        if (every(leaf -> leaf.fits(reversed(leaf.expected()), tolerance))) {
            return Optional.of("Yours are the expected numbers in reverse order.");
        }
        boolean permuted = every(leaf -> {
            double[] sorted = leaf.expected().clone();
            double[] other = leaf.got().clone();
            Arrays.sort(sorted);
            Arrays.sort(other);
            return new Leaf(sorted, leaf.expectedShape(), other, leaf.gotShape()).agrees(tolerance);
        });
        return permuted ? Optional.of("Yours are the expected numbers in another order.") : Optional.empty();
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }
}
