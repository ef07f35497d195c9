public class AbTest {
    record Srm(double statistic, boolean mismatch) {}

    /**
     * @param salt the experiment's own
     * @param weights (v), shares of the variants in ten thousandths; they sum to 10,000
     */
    public AbTest(String salt, int[] weights) {
        // Keep what the calls need.
    }

    /**
     * @param user who is to see a variant
     */
    public int assign(String user) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param weights (v), from now on
     */
    public void reweight(int[] weights) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param critical what the statistic must exceed to raise the alarm
     */
    public Srm srm(double critical) {
        throw new UnsupportedOperationException("not written yet");
    }
}
