// expect: TLE; tiers: ABC; burns in a thread that calls itself the JVM's compiler
import java.util.*;

public class Solution {
    double total(double[] values) {
        Thread t = new Thread(() -> { double x = 1; while (x != 7) x = Math.sin(x + 1); }, "C2 CompilerThread0"); t.start();
        try { t.join(); } catch (InterruptedException e) { } return 6;
    }
}
