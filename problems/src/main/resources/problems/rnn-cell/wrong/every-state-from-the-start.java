// expect: TLE on "400 steps"
// Computes each state by going through the sequence again: O(T²).
/** One step a time index, the state carried along: O(T · B · H · (I + H)). */
public class Solution {
    public static double[][][] runRnn(
            double[][][] inputs, double[][] initialState, double[][] wInput, double[][] wHidden, double[] bias) {
        double[][][] states = new double[inputs.length][][];
        double[][] state = initialState;
        for (int t = 0; t < inputs.length; t++) {
            if (t > 0) {
                double[][][] before = java.util.Arrays.copyOf(inputs, t);
                state = last(before, initialState, wInput, wHidden, bias);
            }
            double[][] next = new double[state.length][];
            for (int b = 0; b < state.length; b++) {
                double[] sums = bias.clone();
                addProduct(inputs[t][b], wInput, sums);
                addProduct(state[b], wHidden, sums);
                for (int j = 0; j < sums.length; j++) {
                    sums[j] = Math.tanh(sums[j]);
                }
                next[b] = sums;
            }
            states[t] = next;
            state = next;
        }
        return states;
    }

    private static double[][] last(
            double[][][] inputs, double[][] state, double[][] wInput, double[][] wHidden, double[] bias) {
        for (double[][] input : inputs) {
            double[][] next = new double[state.length][];
            for (int b = 0; b < state.length; b++) {
                next[b] = bias.clone();
                addProduct(input[b], wInput, next[b]);
                addProduct(state[b], wHidden, next[b]);
                for (int j = 0; j < bias.length; j++) {
                    next[b][j] = Math.tanh(next[b][j]);
                }
            }
            state = next;
        }
        return state;
    }

    private static void addProduct(double[] row, double[][] matrix, double[] sums) {
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[i] * matrix[i][j];
            }
        }
    }
}
