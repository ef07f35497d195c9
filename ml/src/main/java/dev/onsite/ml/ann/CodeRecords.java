package dev.onsite.ml.ann;

/**
 * The codes of a graph's vectors, and their biases apart: codes of whole cache lines then lie on line boundaries, and the
 * biases are few enough to stay in a cache. At 200,000 × 128 in eight bits that is two lines missed a score, not three.
 */
final class CodeRecords {
    final Quantizer quantizer;
    final ByteBlocks codes;
    final FloatBlocks biases;

    CodeRecords(Quantizer quantizer) {
        this(quantizer, new ByteBlocks(quantizer.codeBytes), new FloatBlocks(1));
    }

    CodeRecords(Quantizer quantizer, ByteBlocks codes, FloatBlocks biases) {
        this.quantizer = quantizer;
        this.codes = codes;
        this.biases = biases;
    }

    void reserve(int records) {
        codes.reserve(records);
        biases.reserve(records);
    }

    void put(int id, float[] vector) {
        float bias = quantizer.encode(vector, new float[quantizer.dimension], codes.block(id), codes.offset(id));
        biases.blocks()[biases.layout.block(id)][biases.layout.offset(id)] = bias;
    }

    float bias(int id) {
        return biases.blocks()[biases.layout.block(id)][biases.layout.offset(id)];
    }

    long bytes() {
        return codes.bytes() + biases.bytes();
    }
}
