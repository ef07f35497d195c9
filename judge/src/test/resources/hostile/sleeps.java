// expect: TLE; tiers: ABC; waits by the clock
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { Thread.sleep(600_000); } catch (InterruptedException e) { } return 6;
    }
}
