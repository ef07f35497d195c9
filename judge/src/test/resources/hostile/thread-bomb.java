// expect: MLE TLE RE SV; tiers: AB; threads without end
import java.util.*;

public class Solution {
    double total(double[] values) {
        while (true) { Thread t = new Thread(() -> { try { Thread.sleep(600_000); } catch (InterruptedException e) { } }); t.setDaemon(true); t.start(); }
    }
}
