package dev.onsite.bench.linalg;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** SIMD against scalar, float32, the dimensions of SIFT and of sentence embeddings. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class VectorKernelsBenchmark {
    @Param({"128", "768"})
    public int dimension;

    @Param({"simd", "scalar"})
    public String twin;

    private VectorKernels kernels;
    private float[] a;
    private float[] b;

    @Setup
    public void setUp() {
        kernels = twin.equals("simd") ? Kernels.vectors() : Kernels.scalarVectors();
        Random random = new Random(1);
        a = new float[dimension];
        b = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            a[i] = random.nextFloat();
            b[i] = random.nextFloat();
        }
    }

    @Benchmark
    public float dot() {
        return kernels.dot(a, 0, b, 0, dimension);
    }

    @Benchmark
    public float squaredL2() {
        return kernels.squaredL2(a, 0, b, 0, dimension);
    }
}
