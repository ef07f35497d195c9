package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.Gemm;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.MathKernels;
import java.util.Arrays;

/**
 * Tiles of query rows against all the keys that they see: a tile of scores fits the second-level cache, so
 * the whole softmax of a row is done at once without the running rescale of FlashAttention (Dao et al.,
 * 2022), whose recomputation in the backward pass is used here.
 */
final class FloatAttention implements AttentionLoops {
    private static final int TILE = 64;

    private final Gemm gemm = Kernels.gemm();
    private final MathKernels math = Kernels.math();
    private float[] keysTransposed = new float[0];
    private float[] valuesTransposed = new float[0];
    private float[] scores = new float[0];
    private float[] dScores = new float[0];

    @Override
    public void forward(Problem p, Operand q, Operand k, Operand v, Operand out, Tensor logSums) {
        keysTransposed = grown(keysTransposed, p.seqK() * p.width());
        scores = grown(scores, TILE * p.seqK());
        float scale = (float) (1 / Math.sqrt(p.width()));
        for (int b = 0; b < p.batch(); b++) {
            for (int h = 0; h < p.heads(); h++) {
                transpose(p, k, b, h, keysTransposed);
                for (int i = 0; i < p.seqQ(); i += TILE) {
                    int rows = Math.min(TILE, p.seqQ() - i);
                    int keys = p.visible(b, i + rows - 1);
                    score(p, q, b, h, i, rows, keys, keysTransposed, scores);
                    for (int r = 0; r < rows; r++) {
                        int at = r * keys;
                        int seen = p.visible(b, i + r);
                        float max = math.max(scores, at, seen);
                        float sum = seen == 0 ? 0 : math.expAndSum(scale, scores, at, scale * max, scores, at, seen);
                        float factor = seen == 0 ? 0 : 1 / sum;
                        for (int j = at; j < at + seen; j++) {
                            scores[j] *= factor;
                        }
                        Arrays.fill(scores, at + seen, at + keys, 0);
                        if (logSums != null) {
                            logSums.floats()[(b * p.heads() + h) * p.seqQ() + i + r] =
                                    seen == 0 ? 0 : scale * max + (float) Math.log(sum);
                        }
                    }
                    gemm.gemm(
                            false,
                            false,
                            rows,
                            p.width(),
                            keys,
                            1f,
                            scores,
                            0,
                            keys,
                            v.tensor().floats(),
                            v.start(p, b, h, 0),
                            v.leading(),
                            0f,
                            out.tensor().floats(),
                            out.start(p, b, h, i),
                            out.leading());
                }
            }
        }
    }

    @Override
    public void backward(
            Problem p,
            Operand q,
            Operand k,
            Operand v,
            Operand out,
            Tensor logSums,
            Operand dOut,
            Operand dq,
            Operand dk,
            Operand dv) {
        keysTransposed = grown(keysTransposed, p.seqK() * p.width());
        valuesTransposed = grown(valuesTransposed, p.seqK() * p.width());
        scores = grown(scores, TILE * p.seqK());
        dScores = grown(dScores, TILE * p.seqK());
        for (int b = 0; b < p.batch(); b++) {
            for (int h = 0; h < p.heads(); h++) {
                clear(p, dk, b, h);
                clear(p, dv, b, h);
                transpose(p, k, b, h, keysTransposed);
                transpose(p, v, b, h, valuesTransposed);
                for (int i = 0; i < p.seqQ(); i += TILE) {
                    int rows = Math.min(TILE, p.seqQ() - i);
                    int keys = p.visible(b, i + rows - 1);
                    score(p, q, b, h, i, rows, keys, keysTransposed, scores);
                    score(p, dOut, b, h, i, rows, keys, valuesTransposed, dScores);
                    for (int r = 0; r < rows; r++) {
                        differentiateRow(p, out, dOut, logSums, b, h, i + r, r * keys, keys);
                    }
                    product(p, false, rows, keys, dScores, k, dq, 0f, b, h, 0, i);
                    product(p, true, rows, keys, dScores, q, dk, 1f, b, h, i, 0);
                    product(p, true, rows, keys, scores, dOut, dv, 1f, b, h, i, 0);
                }
            }
        }
    }

    /** Turns a row of scores into weights again, and dP beside it into dS = P ⊙ (dP − dO·O)/√width. */
    private void differentiateRow(
            Problem p, Operand out, Operand dOut, Tensor logSums, int b, int h, int i, int at, int keys) {
        int seen = p.visible(b, i);
        float scale = (float) (1 / Math.sqrt(p.width()));
        float logSum = logSums.floats()[(b * p.heads() + h) * p.seqQ() + i];
        math.expAndSum(scale, scores, at, logSum, scores, at, seen);
        // Σ P ⊙ dP is dO·O: width terms instead of seq_k.
        float mean = Kernels.vectors()
                .dot(
                        out.tensor().floats(),
                        out.start(p, b, h, i),
                        dOut.tensor().floats(),
                        dOut.start(p, b, h, i),
                        p.width());
        for (int j = at; j < at + seen; j++) {
            dScores[j] = scale * scores[j] * (dScores[j] - mean);
        }
        Arrays.fill(scores, at + seen, at + keys, 0);
        Arrays.fill(dScores, at + seen, at + keys, 0);
    }

    /** to ← rows of x · transposed, {@code rows × keys}. */
    private void score(Problem p, Operand x, int b, int h, int i, int rows, int keys, float[] transposed, float[] to) {
        gemm.gemm(
                false,
                false,
                rows,
                keys,
                p.width(),
                1f,
                x.tensor().floats(),
                x.start(p, b, h, i),
                x.leading(),
                transposed,
                0,
                p.seqK(),
                0f,
                to,
                0,
                Math.max(keys, 1));
    }

    /** to ← op(tile) · x + β·to, from row i of x to row j of to. */
    private void product(
            Problem p,
            boolean transposed,
            int rows,
            int keys,
            float[] tile,
            Operand x,
            Operand to,
            float beta,
            int b,
            int h,
            int i,
            int j) {
        gemm.gemm(
                transposed,
                false,
                transposed ? keys : rows,
                p.width(),
                transposed ? rows : keys,
                1f,
                tile,
                0,
                Math.max(keys, 1),
                x.tensor().floats(),
                x.start(p, b, h, i),
                x.leading(),
                beta,
                to.tensor().floats(),
                to.start(p, b, h, j),
                to.leading());
    }

    /** Once a head, so that every tile's product packs whole rows instead of single elements. */
    private static void transpose(Problem p, Operand x, int b, int h, float[] to) {
        float[] from = x.tensor().floats();
        for (int j = 0; j < p.seqK(); j++) {
            int at = x.start(p, b, h, j);
            for (int c = 0; c < p.width(); c++) {
                to[c * p.seqK() + j] = from[at + c];
            }
        }
    }

    private static void clear(Problem p, Operand x, int b, int h) {
        for (int j = 0; j < p.seqK(); j++) {
            int at = x.start(p, b, h, j);
            Arrays.fill(x.tensor().floats(), at, at + p.width(), 0);
        }
    }

    private static float[] grown(float[] scratch, int size) {
        return scratch.length < size ? new float[size] : scratch;
    }
}
