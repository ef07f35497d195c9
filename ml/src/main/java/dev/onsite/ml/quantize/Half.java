package dev.onsite.ml.quantize;

/** IEEE 754 binary16, which the platform converts from JDK 20 on only. Rounds to nearest, ties to even. */
final class Half {
    private Half() {}

    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (magnitude >= 65520) {
            return (short) (sign | (Float.isNaN(value) ? 0x7E00 : 0x7C00));
        }
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7E00);
        }
        if (magnitude < 0x1p-14f) {
            // Subnormal: a multiple of 2⁻²⁴; rint does the ties.
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int rest = bits & 0x1FFF;
        int half = ((bits & 0x7FFFFFFF) >>> 13) - (112 << 10);
        if (rest > 0x1000 || (rest == 0x1000 && (half & 1) == 1)) {
            half++;
        }
        return (short) (sign | half);
    }

    static float toFloat(short half) {
        int exponent = (half >>> 10) & 31;
        int fraction = half & 0x3FF;
        float magnitude = exponent == 0
                ? fraction * 0x1p-24f
                : exponent == 31
                        ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
        return half < 0 ? -magnitude : magnitude;
    }
}
