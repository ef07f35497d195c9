public class Solution {
    record InfoNce(double loss, double[][] dqueries, double[][] ddocuments) {}

    /**
     * @param queries (n, d), a query's embedding a row, not normalised
     * @param documents (n, d), row i is the right answer to query i
     * @param temperature above 0
     */
    public static InfoNce infoNce(double[][] queries, double[][] documents, double temperature) {
        throw new UnsupportedOperationException("not written yet");
    }
}
