// expect: TLE on "5,000 steps"
// Sums all gradients again at every step.
/** Two running moments a parameter: O(d) a step. */
public class Adam {
    private final double[] parameters;
    private final double learningRate;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double weightDecay;
    private final double[] m;
    private final double[] v;
    private int t;
    private final java.util.List<double[]> history = new java.util.ArrayList<>();

    public Adam(
            double[] parameters,
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay) {
        this.parameters = parameters.clone();
        this.learningRate = learningRate;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.weightDecay = weightDecay;
        m = new double[parameters.length];
        v = new double[parameters.length];
    }

    public double[] step(double[] gradient) {
        t++;
        history.add(gradient.clone());
        double firstCorrection = 1 - Math.pow(beta1, t);
        double secondCorrection = 1 - Math.pow(beta2, t);
        for (int i = 0; i < parameters.length; i++) {
            m[i] = 0;
            v[i] = 0;
            for (double[] past : history) {
                m[i] = beta1 * m[i] + (1 - beta1) * past[i];
                v[i] = beta2 * v[i] + (1 - beta2) * past[i] * past[i];
            }
            double direction = m[i] / firstCorrection / (Math.sqrt(v[i] / secondCorrection) + epsilon);
            parameters[i] -= learningRate * (direction + weightDecay * parameters[i]);
        }
        return parameters.clone();
    }
}
