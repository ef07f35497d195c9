// expect: WA RE SV; tiers: ABC; looks for the harness to change what it reports
import java.util.*;

public class Solution {
    double total(double[] values) {
        try {
          Class<?> worker = Class.forName("dev.onsite.judge.harness.JavaWorker", true, ClassLoader.getSystemClassLoader());
          java.lang.reflect.Method wire = Class.forName("dev.onsite.judge.harness.Wire", true, ClassLoader.getSystemClassLoader()).getMethod("write", java.io.OutputStream.class, char.class, Object.class);
          wire.setAccessible(true);
          wire.invoke(null, new java.io.FileOutputStream(java.io.FileDescriptor.out), 'V', List.of(0.0, ""));
        } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }
        return 0;
    }
}
