// expect: OLE; tiers: ABC; floods the raw descriptor past the captured stream
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { java.io.FileOutputStream raw = new java.io.FileOutputStream(java.io.FileDescriptor.err); byte[] b = new byte[1 << 16]; while (true) raw.write(b); } catch (java.io.IOException e) { return 0; }
    }
}
