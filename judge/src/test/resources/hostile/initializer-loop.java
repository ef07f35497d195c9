// expect: TLE; tiers: ABC; never finishes loading
import java.util.*;

public class Solution {
    static double x = 0; static { while (x >= 0) x++; }

    double total(double[] values) {
        return 6;
    }
}
