// expect: MLE; tiers: ABC; catches the error of a full heap and goes on
import java.util.*;

public class Solution {
    double total(double[] values) {
        List<long[]> kept = new ArrayList<>(); while (true) { try { kept.add(new long[1 << 20]); } catch (OutOfMemoryError e) { } }
    }
}
