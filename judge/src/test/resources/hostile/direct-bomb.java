// expect: MLE; tiers: ABC; memory beside the heap, page by page
import java.util.*;

public class Solution {
    double total(double[] values) {
        List<java.nio.ByteBuffer> kept = new ArrayList<>();
        while (true) { java.nio.ByteBuffer b = java.nio.ByteBuffer.allocateDirect(8 << 20); for (int i = 0; i < b.capacity(); i += 4096) b.put(i, (byte) 1); kept.add(b); }
    }
}
