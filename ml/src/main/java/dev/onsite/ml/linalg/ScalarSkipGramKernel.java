package dev.onsite.ml.linalg;

import java.util.Arrays;

/** The plain twin. */
final class ScalarSkipGramKernel implements SkipGramKernel {
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
            float dot = 0;
            for (int j = 0; j < stride; j++) {
                dot += in[inOffset + j] * out[row + j];
            }
            float label = t == 0 ? 1 : 0;
            float p = dot >= 6 ? 1 : dot <= -6 ? 0 : sigmoid[(int) ((dot + 6) * (sigmoid.length / 12f))];
            float g = rate * (label - p);
            for (int j = 0; j < stride; j++) {
                sum[j] += g * out[row + j];
                out[row + j] += g * in[inOffset + j];
            }
        }
        for (int j = 0; j < stride; j++) {
            in[inOffset + j] += sum[j];
        }
    }
}
