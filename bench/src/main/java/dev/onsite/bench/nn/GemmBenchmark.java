package dev.onsite.bench.nn;

import dev.onsite.ml.linalg.Gemm;
import dev.onsite.ml.linalg.Kernels;
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

/** Square matrix products, one thread; 2n³ operations each. The peer is OpenBLAS in {@code bench/nn/pytorch_peer.py}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GemmBenchmark {
    @Param({"128", "256", "512", "1024"})
    public int n;

    private final Gemm gemm = Kernels.gemm();
    private float[] a;
    private float[] b;
    private float[] c;
    private double[] da;
    private double[] db;
    private double[] dc;

    @Setup
    public void setUp() {
        Random random = new Random(1);
        da = random.doubles((long) n * n).toArray();
        db = random.doubles((long) n * n).toArray();
        dc = new double[n * n];
        a = new float[n * n];
        b = new float[n * n];
        c = new float[n * n];
        for (int i = 0; i < n * n; i++) {
            a[i] = (float) da[i];
            b[i] = (float) db[i];
        }
    }

    @Benchmark
    public float[] floats() {
        gemm.multiply(n, n, n, a, b, c);
        return c;
    }

    @Benchmark
    public double[] doubles() {
        gemm.multiply(n, n, n, da, db, dc);
        return dc;
    }
}
