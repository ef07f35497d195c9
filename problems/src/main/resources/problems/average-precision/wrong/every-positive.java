// expect: TLE on "200,000 examples"
// Counts for every positive who has at least its score.
public class Solution {
    public static double averagePrecision(boolean[] positive, double[] scores) {
        double sum = 0;
        int positives = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!positive[i]) {
                continue;
            }
            int flagged = 0;
            int found = 0;
            for (int j = 0; j < scores.length; j++) {
                if (scores[j] >= scores[i]) {
                    flagged++;
                    found += positive[j] ? 1 : 0;
                }
            }
            sum += (double) found / flagged;
            positives++;
        }
        return positives == 0 ? Double.NaN : sum / positives;
    }
}
