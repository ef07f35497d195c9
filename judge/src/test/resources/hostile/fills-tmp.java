// expect: AC SV RE; tiers: AB; fills its own /tmp, which is small
import java.util.*;

public class Solution {
    double total(double[] values) {
        long written = 0;
        try { for (int i = 0; i < 40; i++) { java.nio.file.Files.write(java.nio.file.Path.of("/tmp/fill" + i), new byte[1 << 20]); written += 1 << 20; } } catch (java.io.IOException full) { }
        if (written > 17L << 20) return -1;
        return Arrays.stream(values).sum();
    }
}
