// expect: TLE on "100,000 examples"
// O(P·N).
public class Solution {
    public static double rocAuc(boolean[] positive, double[] scores) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }
}
