package dev.onsite.ml.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * The sum over a vector's lanes in a fixed order, halves onto halves. {@code reduceLanes} leaves the order open, and takes
 * another one in compiled than in interpreted code: the same run would give other bits from the moment the compiler is
 * done.
 */
final class LaneSums {
    private static final VectorShuffle<Float> F16_BY_8 = floats(16, 8);
    private static final VectorShuffle<Float> F16_BY_4 = floats(16, 4);
    private static final VectorShuffle<Float> F16_BY_2 = floats(16, 2);
    private static final VectorShuffle<Float> F16_BY_1 = floats(16, 1);
    private static final VectorShuffle<Float> F8_BY_4 = floats(8, 4);
    private static final VectorShuffle<Float> F8_BY_2 = floats(8, 2);
    private static final VectorShuffle<Float> F8_BY_1 = floats(8, 1);
    private static final VectorShuffle<Float> F4_BY_2 = floats(4, 2);
    private static final VectorShuffle<Float> F4_BY_1 = floats(4, 1);

    private static final VectorShuffle<Double> D8_BY_4 = doubles(8, 4);
    private static final VectorShuffle<Double> D8_BY_2 = doubles(8, 2);
    private static final VectorShuffle<Double> D8_BY_1 = doubles(8, 1);
    private static final VectorShuffle<Double> D4_BY_2 = doubles(4, 2);
    private static final VectorShuffle<Double> D4_BY_1 = doubles(4, 1);

    private LaneSums() {}

    private static VectorShuffle<Float> floats(int lanes, int by) {
        var species = switch (lanes) {
            case 16 -> FloatVector.SPECIES_512;
            case 8 -> FloatVector.SPECIES_256;
            default -> FloatVector.SPECIES_128;
        };
        return VectorShuffle.fromOp(species, lane -> (lane + by) % lanes);
    }

    private static VectorShuffle<Double> doubles(int lanes, int by) {
        var species = lanes == 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;
        return VectorShuffle.fromOp(species, lane -> (lane + by) % lanes);
    }

    /** Of four, eight or sixteen lanes. */
    static float of(FloatVector v) {
        if (v.length() == 8) {
            FloatVector halves = v.add(v.rearrange(F8_BY_4));
            FloatVector quarters = halves.add(halves.rearrange(F8_BY_2));
            return quarters.add(quarters.rearrange(F8_BY_1)).lane(0);
        }
        if (v.length() == 16) {
            FloatVector halves = v.add(v.rearrange(F16_BY_8));
            FloatVector quarters = halves.add(halves.rearrange(F16_BY_4));
            FloatVector eighths = quarters.add(quarters.rearrange(F16_BY_2));
            return eighths.add(eighths.rearrange(F16_BY_1)).lane(0);
        }
        FloatVector halves = v.add(v.rearrange(F4_BY_2));
        return halves.add(halves.rearrange(F4_BY_1)).lane(0);
    }

    /** Of two, four or eight lanes. */
    static double of(DoubleVector v) {
        if (v.length() == 4) {
            DoubleVector halves = v.add(v.rearrange(D4_BY_2));
            return halves.add(halves.rearrange(D4_BY_1)).lane(0);
        }
        if (v.length() == 8) {
            DoubleVector halves = v.add(v.rearrange(D8_BY_4));
            DoubleVector quarters = halves.add(halves.rearrange(D8_BY_2));
            return quarters.add(quarters.rearrange(D8_BY_1)).lane(0);
        }
        return v.lane(0) + v.lane(1);
    }
}
