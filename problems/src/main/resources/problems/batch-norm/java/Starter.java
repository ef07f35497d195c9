public class Solution {
    record BatchNorm(double[][] output, double[] mean, double[] variance, double[][] dx, double[] dgamma, double[] dbeta) {}

    /**
     * @param x (n, d), a batch
     * @param gamma (d), the learned scale
     * @param beta (d), the learned shift
     * @param runningMean (d)
     * @param runningVariance (d)
     * @param momentum weight of the new batch in the running statistics, in (0, 1]
     * @param epsilon added to the variance, above 0
     * @param training whether to normalise with the batch's own statistics
     * @param upstream (n, d), the loss's gradient by the output
     */
    public static BatchNorm batchNorm(double[][] x, double[] gamma, double[] beta, double[] runningMean, double[] runningVariance, double momentum, double epsilon, boolean training, double[][] upstream) {
        throw new UnsupportedOperationException("not written yet");
    }
}
