// expect: TLE; tiers: ABC; a busy loop that swallows every stop
import java.util.*;

public class Solution {
    double total(double[] values) {
        while (true) { try { Thread.sleep(0); for (int i = 0; i < 1_000_000; i++) Math.sin(i); } catch (Throwable ignored) { } }
    }
}
