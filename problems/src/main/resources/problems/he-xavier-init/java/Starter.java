public class Solution {
    /**
     * @param scheme he_normal, he_uniform, xavier_normal or xavier_uniform
     * @param noise (fan_in, fan_out), raw random numbers: standard normal for the normal schemes, uniform in [0, 1) for the uniform ones
     */
    public static double[][] initialise(String scheme, double[][] noise) {
        throw new UnsupportedOperationException("not written yet");
    }
}
