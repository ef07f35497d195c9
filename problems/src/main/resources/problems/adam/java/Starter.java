public class Adam {
    /**
     * @param parameters (d), where to start
     * @param learningRate above 0
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon above 0
     * @param weightDecay decoupled, at least 0
     */
    public Adam(double[] parameters, double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
        // Keep what the calls need.
    }

    /**
     * @param gradient (d), at the current parameters
     */
    public double[] step(double[] gradient) {
        throw new UnsupportedOperationException("not written yet");
    }
}
