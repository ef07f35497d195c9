package dev.onsite.ml.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    private final Matrix x = Matrix.of(new double[][] {{1, 5}, {2, 5}, {3, 5}, {6, 5}});

    @Test
    void standardizedColumnsHaveMeanZeroAndDeviationOne() {
        Matrix z = Standardizer.fit(x, null).transform(x);
        double squares = 0;
        double sum = 0;
        for (double value : z.column(0)) {
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum, 1e-14);
        assertEquals(4, squares, 1e-13);
        assertArrayEquals(new double[4], z.column(1));
    }

    @Test
    void minMaxMapsTheTrainingRangeToZeroToOne() {
        MinMaxScaler scaler = MinMaxScaler.fit(x);
        assertArrayEquals(new double[] {0, 0.2, 0.4, 1}, scaler.transform(x).column(0), 1e-15);
        assertArrayEquals(new double[4], scaler.transform(x).column(1));
        assertEquals(2, scaler.transform(Matrix.of(new double[][] {{11, 5}})).get(0, 0), 1e-15);
    }

    @Test
    void oneHotHasAColumnACategory() {
        OneHotEncoder encoder = OneHotEncoder.fit(x, false);
        assertEquals(5, encoder.transform(x).columns());
        assertArrayEquals(
                new double[] {0, 0, 1, 0, 1},
                encoder.transform(Matrix.of(new double[][] {{3, 5}})).values());
        assertArrayEquals(
                new double[5],
                encoder.transform(Matrix.of(new double[][] {{4, 4}})).values());
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> OneHotEncoder.fit(x, true).transform(Matrix.of(new double[][] {{4, 5}})));
        assertTrue(error.getMessage().contains("got 4.0 in row 0"), error.getMessage());
    }

    @Test
    void imputersFillWithWhatTheyLearned() {
        double nan = Double.NaN;
        Matrix holes = Matrix.of(new double[][] {{1, nan}, {nan, 2}, {4, 2}, {4, 8}, {nan, 9}});
        assertArrayEquals(
                new double[] {3, 5.25},
                Imputer.fit(holes, Imputer.Strategy.MEAN).fill());
        assertArrayEquals(
                new double[] {4, 5}, Imputer.fit(holes, Imputer.Strategy.MEDIAN).fill());
        Imputer mode = Imputer.fit(holes, Imputer.Strategy.MOST_FREQUENT);
        assertArrayEquals(new double[] {4, 2}, mode.fill());
        assertArrayEquals(new double[] {1, 4, 4, 4, 4}, mode.transform(holes).column(0));
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> Imputer.fit(Matrix.of(new double[][] {{nan}, {nan}}), Imputer.Strategy.MEAN));
        assertEquals("column 0 has no value to learn from: drop it", error.getMessage());
    }
}
