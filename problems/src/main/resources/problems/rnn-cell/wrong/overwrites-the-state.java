// expect: WA on "two steps"
// Later units of a step read the new values of earlier ones.
/** One step a time index, the state carried along: O(T · B · H · (I + H)). */
public class Solution {
    public static double[][][] runRnn(
            double[][][] inputs, double[][] initialState, double[][] wInput, double[][] wHidden, double[] bias) {
        double[][][] states = new double[inputs.length][][];
        double[][] state = initialState;
        for (int t = 0; t < inputs.length; t++) {
            for (int b = 0; b < state.length; b++) {
                for (int j = 0; j < bias.length; j++) {
                    double sum = bias[j];
                    for (int i = 0; i < inputs[t][b].length; i++) {
                        sum += inputs[t][b][i] * wInput[i][j];
                    }
                    for (int i = 0; i < bias.length; i++) {
                        sum += state[b][i] * wHidden[i][j];
                    }
                    state[b][j] = Math.tanh(sum);
                }
            }
            states[t] = new double[state.length][];
            for (int b = 0; b < state.length; b++) {
                states[t][b] = state[b].clone();
            }
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
