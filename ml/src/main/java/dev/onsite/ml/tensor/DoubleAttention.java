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
final class DoubleAttention implements AttentionLoops {
    private static final int TILE = 64;

    private final Gemm gemm = Kernels.gemm();
    private final MathKernels math = Kernels.math();
    private double[] keysTransposed = new double[0];
    private double[] valuesTransposed = new double[0];
    private double[] scores = new double[0];
    private double[] dScores = new double[0];

    @Override
    public void forward(Problem p, Operand q, Operand k, Operand v, Operand out, Tensor logSums) {
        keysTransposed = grown(keysTransposed, p.seqK() * p.width());
        scores = grown(scores, TILE * p.seqK());
        double scale = (1 / Math.sqrt(p.width()));
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
                        double max = math.max(scores, at, seen);
                        double sum = seen == 0 ? 0 : math.expAndSum(scale, scores, at, scale * max, scores, at, seen);
                        double factor = seen == 0 ? 0 : 1 / sum;
                        for (int j = at; j < at + seen; j++) {
                            scores[j] *= factor;
                        }
                        Arrays.fill(scores, at + seen, at + keys, 0);
                        if (logSums != null) {
                            logSums.doubles()[(b * p.heads() + h) * p.seqQ() + i + r] =
                                    seen == 0 ? 0 : scale * max + Math.log(sum);
                        }
                    }
                    gemm.gemm(
                            false,
                            false,
                            rows,
                            p.width(),
                            keys,
                            1d,
                            scores,
                            0,
                            keys,
                            v.tensor().doubles(),
                            v.start(p, b, h, 0),
                            v.leading(),
                            0d,
                            out.tensor().doubles(),
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
                    product(p, false, rows, keys, dScores, k, dq, 0d, b, h, 0, i);
                    product(p, true, rows, keys, dScores, q, dk, 1d, b, h, i, 0);
                    product(p, true, rows, keys, scores, dOut, dv, 1d, b, h, i, 0);
                }
            }
        }
    }

    /** Turns a row of scores into weights again, and dP beside it into dS = P ⊙ (dP − dO·O)/√width. */
    private void differentiateRow(
            Problem p, Operand out, Operand dOut, Tensor logSums, int b, int h, int i, int at, int keys) {
        int seen = p.visible(b, i);
        double scale = (1 / Math.sqrt(p.width()));
        double logSum = logSums.doubles()[(b * p.heads() + h) * p.seqQ() + i];
        math.expAndSum(scale, scores, at, logSum, scores, at, seen);
        // Σ P ⊙ dP is dO·O: width terms instead of seq_k.
        double mean = Kernels.vectors()
                .dot(
                        out.tensor().doubles(),
                        out.start(p, b, h, i),
                        dOut.tensor().doubles(),
                        dOut.start(p, b, h, i),
                        p.width());
        for (int j = at; j < at + seen; j++) {
            dScores[j] = scale * scores[j] * (dScores[j] - mean);
        }
        Arrays.fill(scores, at + seen, at + keys, 0);
        Arrays.fill(dScores, at + seen, at + keys, 0);
    }

    /** to ← rows of x · transposed, {@code rows × keys}. */
    private void score(
            Problem p, Operand x, int b, int h, int i, int rows, int keys, double[] transposed, double[] to) {
        gemm.gemm(
                false,
                false,
                rows,
                keys,
                p.width(),
                1d,
                x.tensor().doubles(),
                x.start(p, b, h, i),
                x.leading(),
                transposed,
                0,
                p.seqK(),
                0d,
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
            double[] tile,
            Operand x,
            Operand to,
            double beta,
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
                1d,
                tile,
                0,
                Math.max(keys, 1),
                x.tensor().doubles(),
                x.start(p, b, h, i),
                x.leading(),
                beta,
                to.tensor().doubles(),
                to.start(p, b, h, j),
                to.leading());
    }

    /** Once a head, so that every tile's product packs whole rows instead of single elements. */
    private static void transpose(Problem p, Operand x, int b, int h, double[] to) {
        double[] from = x.tensor().doubles();
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
            Arrays.fill(x.tensor().doubles(), at, at + p.width(), 0);
        }
    }

    private static double[] grown(double[] scratch, int size) {
        return scratch.length < size ? new double[size] : scratch;
    }
}
