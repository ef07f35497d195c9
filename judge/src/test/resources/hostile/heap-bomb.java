// expect: MLE; tiers: ABC; fills the heap
import java.util.*;

public class Solution {
    double total(double[] values) {
        List<long[]> kept = new ArrayList<>(); while (true) kept.add(new long[1 << 20]);
    }
}
