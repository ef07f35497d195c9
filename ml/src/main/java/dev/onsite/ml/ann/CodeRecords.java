package dev.onsite.ml.ann;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The codes of a graph's vectors: each its bytes, then its bias as a float, so that both come in the same cache line. */
final class CodeRecords {
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    final Quantizer quantizer;
    final ByteBlocks blocks;

    CodeRecords(Quantizer quantizer) {
        this.quantizer = quantizer;
        blocks = new ByteBlocks(quantizer.codeBytes + Float.BYTES);
    }

    void put(int id, float[] vector) {
        byte[] block = blocks.block(id);
        int offset = blocks.offset(id);
        float bias = quantizer.encode(vector, new float[quantizer.dimension], block, offset);
        FLOATS.set(block, offset + quantizer.codeBytes, bias);
    }

    static float bias(byte[] block, int at) {
        return (float) FLOATS.get(block, at);
    }
}
