// expect: WA on "a ramp"
// Expects as if the weights had always been these.
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Remembers variants, and keeps observed and expected counts as it goes: O(v) a call. */
public class AbTest {
    private static final int BUCKETS = 10_000;

    record Srm(double statistic, boolean mismatch) {}

    private final String salt;
    private final Map<String, Integer> assigned = new HashMap<>();
    private final int[] observed;
    /** In ten thousandths of a user. */
    private final long[] expected;

    private int[] weights;

    public AbTest(String salt, int[] weights) {
        this.salt = salt;
        this.weights = weights;
        observed = new int[weights.length];
        expected = new long[weights.length];
    }

    public int assign(String user) {
        Integer before = assigned.get(user);
        if (before != null) {
            return before;
        }
        int bucket = Integer.remainderUnsigned(hash(salt + ":" + user), BUCKETS);
        int variant = 0;
        for (int end = weights[0]; bucket >= end; end += weights[variant]) {
            variant++;
        }
        assigned.put(user, variant);
        observed[variant]++;
        for (int j = 0; j < weights.length; j++) {
            expected[j] += weights[j];
        }
        return variant;
    }

    public void reweight(int[] weights) {
        this.weights = weights;
    }

    public Srm srm(double critical) {
        double statistic = 0;
        for (int j = 0; j < observed.length; j++) {
            double e = (double) weights[j] * assigned.size() / BUCKETS;
            if (e > 0) {
                statistic += (observed[j] - e) * (observed[j] - e) / e;
            }
        }
        return new Srm(statistic, statistic > critical);
    }

    private static int hash(String text) {
        int h = (int) 2166136261L;
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            h = (h ^ b) * 16777619;
        }
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
