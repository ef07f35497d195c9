package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.SkipGramKernel;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** SIMD twin: both updates of a target in one pass over its row, which the dot product has just brought near. */
public final class SimdSkipGramKernel implements SkipGramKernel {
    private static final VectorSpecies<Float> F = Widths.floats();
    private static final int L = F.length();

    @Override
    public void update(
            float[] in,
            int inOffset,
            float[] out,
            int[] targets,
            int count,
            int stride,
            float rate,
            float[] sigmoid,
            float[] sum) {
        Arrays.fill(sum, 0, stride, 0);
        for (int t = 0; t < count; t++) {
            int row = targets[t] * stride;
            FloatVector s = FloatVector.zero(F);
            for (int j = 0; j < stride; j += L) {
                s = FloatVector.fromArray(F, in, inOffset + j).fma(FloatVector.fromArray(F, out, row + j), s);
            }
            float dot = s.reduceLanes(VectorOperators.ADD);
            float label = t == 0 ? 1 : 0;
            float p = dot >= 6 ? 1 : dot <= -6 ? 0 : sigmoid[(int) ((dot + 6) * (sigmoid.length / 12f))];
            float g = rate * (label - p);
            if (g == 0) {
                continue;
            }
            FloatVector factor = FloatVector.broadcast(F, g);
            for (int j = 0; j < stride; j += L) {
                FloatVector o = FloatVector.fromArray(F, out, row + j);
                o.fma(factor, FloatVector.fromArray(F, sum, j)).intoArray(sum, j);
                FloatVector.fromArray(F, in, inOffset + j).fma(factor, o).intoArray(out, row + j);
            }
        }
        for (int j = 0; j < stride; j += L) {
            FloatVector.fromArray(F, in, inOffset + j)
                    .add(FloatVector.fromArray(F, sum, j))
                    .intoArray(in, inOffset + j);
        }
    }
}
