package dev.onsite.ml.ann;

/**
 * A score and a number in one {@code long}, ordered by score and then number: the score's bits, flipped so that they
 * sort as signed integers, above 32 bits of number. Sorting and heaps then move primitives, and ties break the same way
 * each time.
 */
final class Keys {
    private Keys() {}

    static long pack(float score, int low) {
        return ((long) sortable(score) << 32) | (low & 0xffff_ffffL);
    }

    static int low(long key) {
        return (int) key;
    }

    static float score(long key) {
        int bits = (int) (key >> 32);
        return Float.intBitsToFloat(bits ^ ((bits >> 31) & 0x7fff_ffff));
    }

    private static int sortable(float score) {
        // + 0f turns −0 into 0, which must not sort apart.
        int bits = Float.floatToRawIntBits(score + 0f);
        return bits ^ ((bits >> 31) & 0x7fff_ffff);
    }
}
