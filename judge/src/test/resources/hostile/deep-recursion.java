// expect: RE TLE; tiers: ABC; runs out of stack
import java.util.*;

public class Solution {
    double total(double[] values) {
        return total(values) + 1;
    }
}
