package dev.onsite.judge.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames with bytes changed, cut, doubled and swapped: read as some value or refused, and never more than that. */
class WireFuzzTest {
    private static final int MESSAGES = 10_000;

    private static byte[] frame(Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        double[][] matrix = new double[1 + random.nextInt(4)][1 + random.nextInt(4)];
        List<Object> values = new ArrayList<>(Arrays.asList(
                matrix,
                new int[] {1, 2, 3},
                new boolean[][] {{true}, {false}},
                "text",
                null,
                7L,
                List.of(1.5, List.of("a", new double[0][3])),
                new WireRecord("R", List.of("x", "y"), Arrays.asList(1.0, new float[] {1})),
                new WireOther("a set")));
        java.util.Collections.shuffle(values, random);
        Wire.write(out, "VXKMOE".charAt(random.nextInt(6)), values.subList(0, 1 + random.nextInt(values.size())));
        return out.toByteArray();
    }

    static byte[] mutated(byte[] frame, Random random) {
        byte[] bytes = frame.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 4);
                    System.arraycopy(bytes, at, longer, at + 4, bytes.length - at);
                    bytes = longer;
                }
                default -> {
                    for (int j = at; j < Math.min(bytes.length, at + 4); j++) {
                        bytes[j] = (byte) 0x7F;
                    }
                }
            }
        }
        return bytes;
    }

    @Test
    void aMutatedFrameIsReadOrRefusedAndCostsNoMoreThanItsBytes() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] bytes = mutated(frame(random), random);
            try {
                Wire.Frame read = Wire.readReply(new ByteArrayInputStream(bytes));
                Wire.write(new ByteArrayOutputStream(), read.kind(), read.value());
            } catch (IOException notAFrame) {
                refused++;
            } catch (RuntimeException | Error broken) {
                throw new AssertionError("seed " + seed + ", message " + i + ": " + broken, broken);
            }
        }
        assertTrue(refused > MESSAGES / 4, "seed " + seed + ": only " + refused + " refused");
    }

    @Test
    void aFrameOfManySmallObjectsIsRefusedBeforeItFillsTheMemory() throws IOException {
        int rows = 40 << 20;
        byte[] bytes = new byte[4 + 1 + 3 + 8 + rows];
        java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length - 4)
                .put((byte) 'V')
                .put((byte) 'a')
                .put((byte) 'z')
                .put((byte) 2)
                .putInt(rows)
                .putInt(1);
        IOException refused = org.junit.jupiter.api.Assertions.assertThrows(
                IOException.class, () -> Wire.readReply(new ByteArrayInputStream(bytes)));
        assertTrue(refused.getMessage().contains("elements and rows"), refused.getMessage());
    }
}
