// expect: AC; tiers: ABC; leaves work for the collector that hangs
import java.util.*;

public class Solution {
    double total(double[] values) {
        java.lang.ref.Cleaner.create().register(new Object(), () -> { while (true) { try { Thread.sleep(1_000); } catch (InterruptedException e) { } } }); System.gc();
        return Arrays.stream(values).sum();
    }
}
