// expect: MLE TLE RE; tiers: ABC; a class a proxy loader, for ever
import java.util.*;

public class Solution {
    double total(double[] values) {
        List<Object> kept = new ArrayList<>();
        while (true) {
          ClassLoader own = new ClassLoader(Solution.class.getClassLoader()) { };
          kept.add(java.lang.reflect.Proxy.newProxyInstance(own, new Class<?>[] {Runnable.class, Comparable.class}, (p, m, a) -> null));
        }
    }
}
