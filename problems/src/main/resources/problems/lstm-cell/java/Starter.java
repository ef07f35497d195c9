public class Solution {
    record LstmStates(double[][][] hidden, double[][] cell) {}

    /**
     * @param inputs (time, batch, input_size)
     * @param hidden (batch, hidden_size), the first hidden state
     * @param cell (batch, hidden_size), the first cell state
     * @param wInput (input_size, 4 · hidden_size), gates in the order i, f, g, o
     * @param wHidden (hidden_size, 4 · hidden_size)
     * @param bias (4 · hidden_size)
     */
    public static LstmStates runLstm(double[][][] inputs, double[][] hidden, double[][] cell, double[][] wInput, double[][] wHidden, double[] bias) {
        throw new UnsupportedOperationException("not written yet");
    }
}
