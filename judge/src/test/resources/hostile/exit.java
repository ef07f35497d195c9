// expect: RE; tiers: ABC; ends the JVM with success
import java.util.*;

public class Solution {
    double total(double[] values) {
        System.exit(0); return 6;
    }
}
