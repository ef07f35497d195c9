public class Solution {
    /**
     * @param rules (r), one expression each
     * @param names (d), what the columns are called
     * @param events (n, d), one row an event; NaN where a value is missing
     */
    public static boolean[][] evaluate(String[] rules, String[] names, double[][] events) {
        throw new UnsupportedOperationException("not written yet");
    }
}
