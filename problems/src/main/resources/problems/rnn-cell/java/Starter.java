public class Solution {
    /**
     * @param inputs (time, batch, input_size)
     * @param initialState (batch, hidden_size)
     * @param wInput (input_size, hidden_size)
     * @param wHidden (hidden_size, hidden_size)
     * @param bias (hidden_size)
     */
    public static double[][][] runRnn(double[][][] inputs, double[][] initialState, double[][] wInput, double[][] wHidden, double[] bias) {
        throw new UnsupportedOperationException("not written yet");
    }
}
