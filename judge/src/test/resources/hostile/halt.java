// expect: RE; tiers: ABC; halts without hooks
import java.util.*;

public class Solution {
    double total(double[] values) {
        Runtime.getRuntime().halt(0); return 6;
    }
}
