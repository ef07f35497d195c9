// expect: WA SV; tiers: ABC; writes an answer frame itself
import java.util.*;

public class Solution {
    double total(double[] values) {
        try { java.io.FileOutputStream raw = new java.io.FileOutputStream(java.io.FileDescriptor.out);
        java.nio.ByteBuffer b = java.nio.ByteBuffer.allocate(64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        b.putInt(20).put((byte) 'V').put((byte) 'l').putInt(2).put((byte) 'd').putDouble(5).put((byte) 's').putInt(0);
        raw.write(b.array(), 0, b.position()); raw.flush(); } catch (java.io.IOException e) { } return 5;
    }
}
