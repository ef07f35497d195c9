// expect: SV; tiers: AB; connects to the machine
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { new java.net.Socket("127.0.0.1", 22).close(); return -1; } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
    }
}
