// expect: TLE; tiers: ABC; burns in threads too short to be seen
import java.util.*;

public class Solution {
    double total(double[] values) {
        for (int i = 0; i < 1_000_000; i++) {
          Thread t = new Thread(() -> { double x = 1; for (int j = 0; j < 300_000; j++) x = Math.sin(x + j); if (x == 7) System.out.println(); });
          t.start(); try { t.join(); } catch (InterruptedException e) { }
        }
        return 6;
    }
}
