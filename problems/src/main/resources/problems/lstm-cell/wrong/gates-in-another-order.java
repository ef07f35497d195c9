// expect: WA on "one step, one unit"
// i, f, o, g, as some papers stack them.
/** Hidden and cell state carried from step to step: O(T · B · H · (I + H)). */
public class Solution {
    record LstmStates(double[][][] hidden, double[][] cell) {}

    public static LstmStates runLstm(
            double[][][] inputs,
            double[][] hidden,
            double[][] cell,
            double[][] wInput,
            double[][] wHidden,
            double[] bias) {
        int units = hidden[0].length;
        double[][][] states = new double[inputs.length][hidden.length][units];
        for (int b = 0; b < hidden.length; b++) {
            double[] h = hidden[b];
            double[] c = cell[b];
            for (int t = 0; t < inputs.length; t++) {
                double[] sums = bias.clone();
                addProduct(inputs[t][b], wInput, sums);
                addProduct(h, wHidden, sums);
                for (int j = 0; j < units; j++) {
                    double in = sigmoid(sums[j]);
                    double forget = sigmoid(sums[units + j]);
                    double candidate = Math.tanh(sums[3 * units + j]);
                    double out = sigmoid(sums[2 * units + j]);
                    c[j] = forget * c[j] + in * candidate;
                    states[t][b][j] = out * Math.tanh(c[j]);
                }
                h = states[t][b];
            }
        }
        return new LstmStates(states, cell);
    }

    private static void addProduct(double[] row, double[][] matrix, double[] sums) {
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[i] * matrix[i][j];
            }
        }
    }

    private static double sigmoid(double a) {
        return 0.5 * (1 + Math.tanh(a / 2));
    }
}
