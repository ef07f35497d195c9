// expect: AC RE SV; tiers: AB; loads native code that it writes itself
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { java.nio.file.Files.write(java.nio.file.Path.of("/tmp/libx.so"), new byte[4096]); System.load("/tmp/libx.so"); return -1; } catch (java.io.IOException | UnsatisfiedLinkError held) { }
        return Arrays.stream(values).sum();
    }
}
