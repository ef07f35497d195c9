// expect: WA RE; tiers: ABC; tries to change Java's own cache of numbers
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { java.lang.reflect.Field f = Integer.class.getDeclaredField("value"); f.setAccessible(true); f.setInt(6, 7); } catch (Exception e) { throw new IllegalStateException(e.toString()); } return 0;
    }
}
