// expect: WA on "a tiny model"
/** Closed forms: O(1). FLOPs are doubles, as they may not fit in 64 bits. */
public class Solution {
    record Costs(long parameters, long cache, long training, double prefill, double decode) {}

    public static Costs transformerCosts(
            int layers,
            int d,
            int heads,
            int kvHeads,
            int dFf,
            int vocabulary,
            int batch,
            int prompt,
            long generated) {
        long width = d;
        long kvWidth = width / heads * kvHeads;
        long block = 2 * width * width + 2 * width * kvWidth + 3 * width * dFf;
        long parameters = vocabulary * width + layers * (block + 2 * width) + width;
        long cache = 2L * 2 * layers * batch * (prompt + generated) * kvWidth;
        double output = 2.0 * vocabulary * d;
        double position = 2.0 * layers * block;
        double seen = 4.0 * layers * d;
        double prefill = batch * (position * prompt + seen * series(0, prompt) + output);
        // The last generated token is never processed.
        long passes = Math.max(0, generated - 1);
        double decode = batch * (passes * (position + output) + seen * series(prompt, passes));
        return new Costs(parameters, cache, 16 * parameters, prefill, decode);
    }

    /** first + (first + 1) + … of count terms. */
    private static double series(double first, double count) {
        return count * (2 * first + count - 1) / 2;
    }
}
