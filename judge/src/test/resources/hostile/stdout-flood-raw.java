// expect: SV; tiers: ABC; floods the judge's pipe
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { java.io.FileOutputStream raw = new java.io.FileOutputStream(java.io.FileDescriptor.out); byte[] b = new byte[1 << 16]; while (true) raw.write(b); } catch (java.io.IOException e) { return 0; }
    }
}
