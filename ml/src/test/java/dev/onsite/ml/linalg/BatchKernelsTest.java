package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchKernelsTest {
    private static final int RECORDS = 21;
    private static final int[] COUNTS = {0, 1, 3, 4, 5, 8, 19};

    private final BatchKernels scalar = Kernels.scalarBatch();
    private final BatchKernels simd = Kernels.batch();

    private static int[] ids(Random random) {
        return random.ints(RECORDS, 0, RECORDS).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 128, 207, 256, 300, 512, 1023, 1025})
    void floatsScoreAsTheScalarTwin(int n) {
        Random random = new Random(n);
        BlockLayout layout = new BlockLayout(3, n, 12);
        float[][] blocks = new float[3][8 * n + 12];
        for (float[] block : blocks) {
            fill(block, random);
        }
        float[] query = new float[n + 2];
        fill(query, random);
        int[] ids = ids(random);
        for (int count : COUNTS) {
            float[] expected = new float[RECORDS];
            float[] actual = new float[RECORDS];
            scalar.squaredL2(query, 2, n, blocks, layout, ids, count, expected);
            simd.squaredL2(query, 2, n, blocks, layout, ids, count, actual);
            assertArrayEquals(expected, actual, 1e-5f * (n + 1));
            scalar.dot(query, 2, n, blocks, layout, ids, count, expected);
            simd.dot(query, 2, n, blocks, layout, ids, count, actual);
            assertArrayEquals(expected, actual, 1e-5f * (n + 1));
        }
    }

    private static void fill(float[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48, 112, 128, 144, 256, 272, 768, 1024})
    void signedCodesScoreExactlyEvenAtTheirLimit(int n) {
        Random random = new Random(n);
        BlockLayout layout = new BlockLayout(4, n + 4, 48);
        byte[][] blocks = new byte[2][16 * (n + 4) + 48];
        int limit = BatchKernels.SIGNED_CODE_LIMIT;
        for (byte[] block : blocks) {
            for (int i = 0; i < block.length; i++) {
                block[i] = (byte) (i < block.length / 2 ? -limit : random.nextInt(2 * limit + 1) - limit);
            }
        }
        byte[] query = new byte[n + 3];
        java.util.Arrays.fill(query, (byte) limit);
        int[] ids = ids(random);
        for (int count : COUNTS) {
            int[] expected = new int[RECORDS];
            int[] actual = new int[RECORDS];
            scalar.dotSigned(query, 3, n, blocks, layout, ids, count, expected);
            simd.dotSigned(query, 3, n, blocks, layout, ids, count, actual);
            assertArrayEquals(expected, actual);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 192, 256, 320, 768, 1024})
    void nibbleCodesScoreExactlyEvenAtTheirLimit(int n) {
        Random random = new Random(n);
        BlockLayout layout = new BlockLayout(4, n / 2 + 4, 48);
        byte[][] blocks = new byte[2][16 * (n / 2 + 4) + 48];
        for (byte[] block : blocks) {
            random.nextBytes(block);
            java.util.Arrays.fill(block, 0, block.length / 2, (byte) 0xff);
        }
        short[] query = new short[n];
        for (int i = 0; i < n; i++) {
            int limit = BatchKernels.NIBBLE_QUERY_LIMIT;
            query[i] = (short) (n % 128 == 0 ? limit : random.nextInt(2 * limit + 1) - limit);
        }
        int[] ids = ids(random);
        for (int count : COUNTS) {
            int[] expected = new int[RECORDS];
            int[] actual = new int[RECORDS];
            scalar.dotNibbles(query, n, blocks, layout, ids, count, expected);
            simd.dotNibbles(query, n, blocks, layout, ids, count, actual);
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void aLayoutLargerThanAnArrayIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BlockLayout(24, 128, 0));
        BlockLayout layout = new BlockLayout(2, 10, 3);
        assertEquals(1, layout.block(6));
        assertEquals(23, layout.offset(6));
    }
}
