package dev.onsite.ml.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of the blocked kernels: the processor's widest, or what the system property {@code
 * onsite.ml.vectorBits} (128, 256 or 512) allows. Some processors run narrower vectors faster.
 */
final class Widths {
    static final String PROPERTY = "onsite.ml.vectorBits";

    private Widths() {}

    static VectorSpecies<Float> floats() {
        VectorSpecies<Float> widest = FloatVector.SPECIES_PREFERRED;
        return switch (Math.min(allowed(), widest.vectorBitSize())) {
            case 128 -> FloatVector.SPECIES_128;
            case 256 -> FloatVector.SPECIES_256;
            case 512 -> FloatVector.SPECIES_512;
            default -> widest;
        };
    }

    static VectorSpecies<Double> doubles() {
        VectorSpecies<Double> widest = DoubleVector.SPECIES_PREFERRED;
        return switch (Math.min(allowed(), widest.vectorBitSize())) {
            case 128 -> DoubleVector.SPECIES_128;
            case 256 -> DoubleVector.SPECIES_256;
            case 512 -> DoubleVector.SPECIES_512;
            default -> widest;
        };
    }

    private static int allowed() {
        Integer bits = Integer.getInteger(PROPERTY);
        if (bits == null) {
            return Integer.MAX_VALUE;
        }
        if (bits != 128 && bits != 256 && bits != 512) {
            throw new IllegalArgumentException(PROPERTY + " must be 128, 256 or 512, got " + bits);
        }
        return bits;
    }
}
