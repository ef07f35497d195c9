// expect: TLE; tiers: ABC; never returns
import java.util.*;

public class Solution {
    double total(double[] values) {
        long i = 0; while (true) { i++; if (i == Long.MIN_VALUE + 1) return i; }
    }
}
