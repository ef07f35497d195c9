public class Solution {
    record Operating(double threshold, long cost, int alerts) {}

    /**
     * @param scores (n), the model's score of each payment
     * @param labels (n), 1 for fraud, 0 for an honest one
     * @param amounts (n), in cents: what is lost if a fraud goes through
     * @param reviewCost what it costs to look at an alert, in cents
     * @param insultCost what it costs besides to stop an honest payment, in cents
     * @param capacity most alerts that can be looked at
     */
    public static Operating cheapest(
            double[] scores, int[] labels, long[] amounts, long reviewCost, long insultCost, int capacity) {
        throw new UnsupportedOperationException("not written yet");
    }
}
