package dev.onsite.ml.linalg;

/**
 * Where record {@code id} lies in a list of equally shaped arrays ("blocks"): in block {@code id >>> shift}, from
 * element {@code head + (id & (2^shift − 1)) · stride}. Blocks carry a store past the 2 GiB an array can hold, and let it
 * grow without copying.
 *
 * @param shift log₂ of the records a block holds
 * @param stride elements from one record to the next
 * @param head elements before a block's first record
 */
public record BlockLayout(int shift, int stride, int head) {
    /** Checks that a full block can be an array. */
    public BlockLayout {
        if (shift < 0
                || shift > 30
                || stride < 1
                || head < 0
                || ((long) stride << shift) + head > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a block of 2^" + shift + " records of " + stride
                    + " elements does not fit an array: lower the shift or the stride");
        }
    }

    /** The block record {@code id} lies in. */
    public int block(int id) {
        return id >>> shift;
    }

    /** The first element of record {@code id} in its block. */
    public int offset(int id) {
        return head + (id & ((1 << shift) - 1)) * stride;
    }
}
