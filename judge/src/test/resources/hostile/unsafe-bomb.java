// expect: MLE SV RE CE; tiers: ABC; memory that no limit of the JVM counts
import java.util.*;

public class Solution {
    double total(double[] values) {
        try {
          java.lang.reflect.Field f = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe"); f.setAccessible(true);
          Object u = f.get(null);
          java.lang.reflect.Method allocate = u.getClass().getMethod("allocateMemory", long.class);
          java.lang.reflect.Method set = u.getClass().getMethod("setMemory", long.class, long.class, byte.class);
          while (true) { long a = (long) allocate.invoke(u, 8L << 20); set.invoke(u, a, 8L << 20, (byte) 1); }
        } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }
    }
}
