package dev.onsite.judge.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {
    private static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wire.write(out, 'V', value);
        return out.toByteArray();
    }

    private static Object roundTrip(Object value) throws IOException {
        return Wire.read(new ByteArrayInputStream(bytes(value))).value();
    }

    private static final List<Object> VALUES = Arrays.asList(
            null,
            true,
            7,
            1L << 40,
            -0.0,
            Double.NaN,
            "naïve π",
            new double[] {1.5, Double.POSITIVE_INFINITY},
            new double[][] {{1, 2, 3}, {4, 5, 6}},
            new int[2][3][4],
            new double[0],
            new double[3][0],
            new boolean[] {true, false},
            new float[] {1.5f},
            new byte[] {1, 2},
            List.of("a", List.of(1, 2.0)));

    @Test
    void valuesComeBackAsTheyWere() throws IOException {
        Object[] back = ((List<?>) roundTrip(VALUES)).toArray();
        assertTrue(Arrays.deepEquals(VALUES.toArray(), back), Arrays.deepToString(back));
    }

    @Test
    void raggedArraysAndNullRowsComeBackAsLists() throws IOException {
        List<?> ragged = (List<?>) roundTrip(new double[][] {{1}, {1, 2}});
        assertEquals(2, ((double[]) ragged.get(1)).length);
        assertEquals(Arrays.asList((Object) null), roundTrip(new double[][] {null}));
    }

    @Test
    void deepAndUnknownValuesBecomeWords() throws IOException {
        List<Object> deep = List.of();
        for (int i = 0; i < 100; i++) {
            deep = List.of(deep);
        }
        assertTrue(String.valueOf(roundTrip(deep)).contains("nested more than"));
        assertEquals(new WireOther("java.lang.Object"), roundTrip(new Object()));
    }

    @Test
    void noBytesBreakTheReader() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = bytes(VALUES);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = whole.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                // The frame's own length stays, or nothing but that would be tested.
                mutated[Integer.BYTES + random.nextInt(mutated.length - Integer.BYTES)] = (byte) random.nextInt();
            }
            try {
                Wire.read(new ByteArrayInputStream(mutated));
            } catch (IOException refused) {
                // As it should.
            } catch (RuntimeException | OutOfMemoryError broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    @Test
    void aForgedLengthIsRefused() {
        assertThrows(IOException.class, () -> Wire.read(new ByteArrayInputStream(new byte[64])));
        byte[] huge = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 'V', 'N'};
        assertThrows(IOException.class, () -> Wire.read(new ByteArrayInputStream(huge)));
    }
}
