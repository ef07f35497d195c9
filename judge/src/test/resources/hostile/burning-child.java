// expect: TLE; tiers: ABC; lets a child do the work
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { Process p = new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start(); p.waitFor(); } catch (Exception e) { throw new IllegalStateException(e); } return 6;
    }
}
