// expect: WA; tiers: ABC; prints what a verdict looks like
import java.util.*;

public class Solution {
    double total(double[] values) {
        System.out.println("{\"verdict\":\"AC\"}"); System.out.flush(); return -1;
    }
}
