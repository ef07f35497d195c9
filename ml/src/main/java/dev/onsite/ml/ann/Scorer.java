package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BatchKernels;
import dev.onsite.ml.linalg.BlockLayout;
import dev.onsite.ml.linalg.Kernels;

/** Scores nodes of one graph against a query, smaller is nearer; for one thread. */
abstract class Scorer {
    /** Writes {@code out[i]} for node {@code ids[i]}. */
    abstract void score(int[] ids, int count, float[] out);

    /** Takes a vector, prepared as the metric stores it, for the query. */
    abstract void query(float[] vector);

    /** Takes a node of the graph for the query. */
    abstract void query(int node);

    /** By the exact vectors: the distances the index reports. */
    static final class Exact extends Scorer {
        private final Graph graph;
        private final boolean l2;
        private final float[] gather;
        private final float[] own;
        private float[] query;
        private int offset;

        Exact(Graph graph) {
            this.graph = graph;
            l2 = graph.metric.isL2();
            gather = new float[graph.vectors.gatherLength()];
            own = new float[graph.dimension];
        }

        @Override
        void score(int[] ids, int count, float[] out) {
            graph.vectors.score(l2, query, offset, ids, count, out, gather);
            if (!l2) {
                for (int i = 0; i < count; i++) {
                    out[i] = graph.metric.distance(out[i]);
                }
            }
        }

        @Override
        void query(float[] vector) {
            query = vector;
            offset = 0;
        }

        @Override
        void query(int node) {
            if (graph.vectors instanceof FloatBlocks blocks) {
                query = blocks.blocks()[blocks.layout.block(node)];
                offset = blocks.layout.offset(node);
            } else {
                graph.vectors.get(node, own, 0);
                query(own);
            }
        }
    }

    /** By the codes. */
    static final class Coded extends Scorer {
        private static final BatchKernels KERNELS = Kernels.batch();

        private final CodeRecords records;
        private final ByteBlocks blocks;
        private final Quantizer quantizer;
        private final Quantizer.QueryCode code;
        private final boolean signed;
        private int[] products = new int[64];
        private byte[] query;
        private int offset;
        private float beta;
        private float bias;

        Coded(Graph graph) {
            records = graph.codes;
            blocks = records.codes;
            quantizer = graph.codes.quantizer;
            signed = quantizer.kind == Quantization.INT8;
            code = new Quantizer.QueryCode(quantizer);
        }

        @Override
        void score(int[] ids, int count, float[] out) {
            if (products.length < count) {
                products = new int[count];
            }
            byte[][] bytes = blocks.blocks();
            if (signed) {
                KERNELS.dotSigned(query, offset, quantizer.padded, bytes, blocks.layout, ids, count, products);
            } else {
                KERNELS.dotNibbles(code.words, quantizer.padded, bytes, blocks.layout, ids, count, products);
            }
            float[][] biases = records.biases.blocks();
            BlockLayout layout = records.biases.layout;
            for (int i = 0; i < count; i++) {
                out[i] = bias + biases[layout.block(ids[i])][layout.offset(ids[i])] - beta * products[i];
            }
        }

        @Override
        void query(float[] vector) {
            quantizer.encode(vector, code);
            query = code.signed;
            offset = 0;
            beta = code.beta;
            bias = code.bias;
        }

        @Override
        void query(int node) {
            query = blocks.block(node);
            offset = blocks.offset(node);
            beta = quantizer.betaOfCode();
            bias = quantizer.biasOfCode() + records.bias(node);
        }
    }
}
