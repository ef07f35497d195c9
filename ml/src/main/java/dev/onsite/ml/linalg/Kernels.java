package dev.onsite.ml.linalg;

import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * The kernels this process uses, chosen once at start: SIMD where {@code jdk.incubator.vector} is
 * there (run with {@code --add-modules jdk.incubator.vector}) and the processor has at least
 * 128-bit lanes, else scalar. The system property {@code onsite.ml.kernels} forces {@code simd} or
 * {@code scalar}.
 */
public final class Kernels {
    /** Set to {@code simd} or {@code scalar} to force one. */
    public static final String PROPERTY = "onsite.ml.kernels";

    private static final VectorKernels SCALAR = new ScalarVectorKernels();
    private static final VectorKernels CHOSEN = choose();
    private static final MathKernels SCALAR_MATH = new ScalarMathKernels();
    private static final MathKernels MATH = CHOSEN == SCALAR ? SCALAR_MATH : simd("SimdMathKernels", MathKernels.class);
    private static final SkipGramKernel SCALAR_SKIP_GRAM = new ScalarSkipGramKernel();
    private static final SkipGramKernel SKIP_GRAM =
            CHOSEN == SCALAR ? SCALAR_SKIP_GRAM : simd("SimdSkipGramKernel", SkipGramKernel.class);
    private static final ColumnKernels SCALAR_COLUMNS = new ScalarColumnKernels();
    private static final ColumnKernels COLUMNS =
            CHOSEN == SCALAR ? SCALAR_COLUMNS : simd("SimdColumnKernels", ColumnKernels.class);
    private static final Gemm SCALAR_GEMM = new ScalarGemm();
    private static final Gemm GEMM = CHOSEN == SCALAR ? SCALAR_GEMM : simd("SimdGemm", Gemm.class);
    private static final BatchKernels SCALAR_BATCH = new ScalarBatchKernels();
    private static final BatchKernels BATCH =
            CHOSEN == SCALAR ? SCALAR_BATCH : simd("SimdBatchKernels", BatchKernels.class);

    private Kernels() {}

    /** The chosen vector kernels. */
    public static VectorKernels vectors() {
        return CHOSEN;
    }

    /** The plain twins, whatever was chosen: the oracle of tests and the baseline of benchmarks. */
    public static VectorKernels scalarVectors() {
        return SCALAR;
    }

    /** The chosen matrix product. */
    public static Gemm gemm() {
        return GEMM;
    }

    /** The plain matrix product, whatever was chosen. */
    public static Gemm scalarGemm() {
        return SCALAR_GEMM;
    }

    /** The chosen transcendental kernels. */
    public static MathKernels math() {
        return MATH;
    }

    /** The plain transcendental kernels, whatever was chosen. */
    public static MathKernels scalarMath() {
        return SCALAR_MATH;
    }

    /** The chosen skip-gram kernel. */
    public static SkipGramKernel skipGram() {
        return SKIP_GRAM;
    }

    /** The plain skip-gram kernel, whatever was chosen. */
    public static SkipGramKernel scalarSkipGram() {
        return SCALAR_SKIP_GRAM;
    }

    /** The chosen batch kernels; SIMD whenever the vector kernels are. */
    public static BatchKernels batch() {
        return BATCH;
    }

    /** The plain twins of the batch kernels. */
    public static BatchKernels scalarBatch() {
        return SCALAR_BATCH;
    }

    /** The chosen column kernels. */
    public static ColumnKernels columns() {
        return COLUMNS;
    }

    /** The plain column kernels, whatever was chosen. */
    public static ColumnKernels scalarColumns() {
        return SCALAR_COLUMNS;
    }

    /** Whether the chosen kernels are the SIMD ones. */
    public static boolean isSimd() {
        return CHOSEN != SCALAR;
    }

    private static VectorKernels choose() {
        String forced = System.getProperty(PROPERTY, "").toLowerCase(Locale.ROOT);
        if (!forced.isEmpty() && !forced.equals("simd") && !forced.equals("scalar")) {
            throw new IllegalArgumentException(
                    PROPERTY + " must be simd or scalar, got " + forced + ": correct or remove it");
        }
        VectorKernels chosen = forced.equals("scalar") ? SCALAR : simdOrScalar(forced.equals("simd"));
        System.getLogger(Kernels.class.getName()).log(Level.DEBUG, "kernels={0}", chosen == SCALAR ? "scalar" : "simd");
        return chosen;
    }

    private static VectorKernels simdOrScalar(boolean required) {
        try {
            return simd("SimdVectorKernels", VectorKernels.class);
        } catch (IllegalStateException missing) {
            if (required) {
                throw new IllegalStateException(
                        PROPERTY + "=simd needs the JVM option --add-modules jdk.incubator.vector", missing);
            }
            return SCALAR;
        }
    }

    /** By name, so that a run without the incubator module never links the class. */
    private static <T> T simd(String name, Class<T> type) {
        try {
            return Class.forName("dev.onsite.ml.simd." + name)
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new IllegalStateException("no " + name + " in this JVM", missing);
        }
    }
}
