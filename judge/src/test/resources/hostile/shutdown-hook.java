// expect: RE TLE; tiers: ABC; never ends its end
import java.util.*;

public class Solution {
    double total(double[] values) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { Math.sin(1); } })); System.exit(0); return 6;
    }
}
