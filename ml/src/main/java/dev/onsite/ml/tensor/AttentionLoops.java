package dev.onsite.ml.tensor;

/**
 * Fused multi-head attention: scores exist only for a tile of query rows at a time, never as a {@code seq_q ×
 * seq_k} whole. Masks are prefixes: query i of element b sees keys 0 to {@link Problem#visible} − 1. Keeps
 * scratch, so an instance serves one thread.
 */
public interface AttentionLoops {
    /**
     * What is to be attended.
     *
     * @param width columns of one head; the scores are scaled by 1/√width
     * @param causal query i sees keys up to i + seqK − seqQ
     * @param keyLengths how many leading keys of each element count, the rest is padding; null for all
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    record Problem(int batch, int heads, int seqQ, int seqK, int width, boolean causal, int[] keyLengths) {
        /** How many leading keys query i of element b sees. */
        public int visible(int b, int i) {
            int keys = keyLengths == null ? seqK : Math.min(seqK, keyLengths[b]);
            return causal ? Math.max(0, Math.min(keys, i + seqK - seqQ + 1)) : keys;
        }
    }

    /**
     * Rows within a tensor: row i of head h of element b starts at {@code ((b · rowsPerElement + i) · columns) +
     * offset + h · width}. So queries, keys and values may lie beside each other in one tensor, and keys in a
     * cache longer than what is filled.
     */
    record Operand(Tensor tensor, int offset, int rowsPerElement) {
        int start(Problem problem, int b, int h, int i) {
            return (b * rowsPerElement + i) * tensor.columns() + offset + h * problem.width();
        }

        int leading() {
            return tensor.columns();
        }
    }

    /**
     * out ← softmax(QKᵀ/√width)V a head. A row that sees nothing becomes 0.
     *
     * @param logSums {@code (batch, heads, seqQ)}: ln Σ exp(score) of each row, from which the backward pass
     *     rebuilds the weights; may be null when there will be none
     */
    void forward(Problem problem, Operand q, Operand k, Operand v, Operand out, Tensor logSums);

    /** Overwrites dq, dk and dv. */
    void backward(
            Problem problem,
            Operand q,
            Operand k,
            Operand v,
            Operand out,
            Tensor logSums,
            Operand dOut,
            Operand dq,
            Operand dk,
            Operand dv);
}
