// expect: WA on "two steps"
/** One step a time index, the state carried along: O(T · B · H · (I + H)). */
public class Solution {
    public static double[][][] runRnn(
            double[][][] inputs, double[][] initialState, double[][] wInput, double[][] wHidden, double[] bias) {
        double[][][] states = new double[inputs.length][][];
        double[][] state = initialState;
        for (int t = 0; t < inputs.length; t++) {
            double[][] next = new double[state.length][];
            for (int b = 0; b < state.length; b++) {
                double[] sums = new double[bias.length];
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

    private static void addProduct(double[] row, double[][] matrix, double[] sums) {
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[i] * matrix[i][j];
            }
        }
    }
}
