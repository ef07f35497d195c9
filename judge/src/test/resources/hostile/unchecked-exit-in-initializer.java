// expect: RE CE; tiers: ABC; ends the process while its class is loaded
import java.util.*;

public class Solution {
    static { if (true) Runtime.getRuntime().halt(0); }

    double total(double[] values) {
        return 6;
    }
}
