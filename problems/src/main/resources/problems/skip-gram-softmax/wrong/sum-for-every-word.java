// expect: TLE on "2,000 words"
// Scores and sum again for every word's probability.
/** One stochastic step a pair: O(Vd). */
public class Solution {
    record Trained(double[] losses, double[][] input, double[][] output) {}

    public static Trained trainSkipGram(
            double[][] wIn, double[][] wOut, int[] centers, int[] contexts, double learningRate) {
        double[] losses = new double[centers.length];
        for (int pair = 0; pair < centers.length; pair++) {
            double[] hidden = wIn[centers[pair]];
            double[] scores = scores(hidden, wOut);
            double logSum = logSumExp(scores);
            losses[pair] = logSum - scores[contexts[pair]];
            double[] gradient = new double[scores.length];
            for (int word = 0; word < scores.length; word++) {
                gradient[word] = Math.exp(scores[word] - logSumExp(scores(hidden, wOut)));
            }
            gradient[contexts[pair]] -= 1;
            for (int f = 0; f < hidden.length; f++) {
                double hiddenGradient = 0;
                for (int word = 0; word < scores.length; word++) {
                    hiddenGradient += wOut[f][word] * gradient[word];
                    wOut[f][word] -= learningRate * hidden[f] * gradient[word];
                }
                hidden[f] -= learningRate * hiddenGradient;
            }
        }
        return new Trained(losses, wIn, wOut);
    }

    private static double[] scores(double[] hidden, double[][] wOut) {
        double[] scores = new double[wOut[0].length];
        for (int f = 0; f < hidden.length; f++) {
            for (int word = 0; word < scores.length; word++) {
                scores[word] += hidden[f] * wOut[f][word];
            }
        }
        return scores;
    }

    private static double logSumExp(double[] scores) {
        double max = scores[0];
        for (double score : scores) {
            max = Math.max(max, score);
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - max);
        }
        return max + Math.log(sum);
    }
}
